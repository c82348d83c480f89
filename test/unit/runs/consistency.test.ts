import { describe, expect, it } from 'vitest'
import { buildReport } from '../../../src/core/runs/buildReport'
import { judgeConsistency } from '../../../src/core/runs/consistency'
import { formatReport } from '../../../src/core/runs/formatReport'
import { reportPayload } from '../../../src/kernel/outputs/payloads/reportPayload'
import { numeric, runOf, spoken, TALKER } from './spokenRun'

const ACTIVITY = 'Is there any sign of human activity in this patch?'

const RUN = runOf(
  spoken('lake', 'landCover', 'Open water (80)'),
  spoken('lake', 'agb', '180 Mg/ha'),
  spoken('sea', 'landCover', 'Open water (80)'),
  spoken('sea', 'agb', '10 Mg/ha'),
  spoken('forest', 'landCover', '112'),
  spoken('forest', 'agb', '0 Mg/ha'),
  spoken('town', 'landCover', '50'),
  spoken('town', 'humanActivity', 'No.', { question: ACTIVITY }),
  spoken('village', 'landCover', '50'),
  spoken('village', 'humanActivity', 'No.', { question: ACTIVITY }),
  spoken('village', 'humanActivity', 'Yes, houses.', { question: 'Is there any building?' }),
  spoken('field', 'landCover', '40'),
  spoken('field', 'agb', 'I cannot determine it.'),
  numeric('lake', 300, 1),
)

describe("the consistency of a model's own answers", () => {
  it('is judged where it answered more than one question about a sample', () => {
    expect(judgeConsistency(RUN)).toEqual([
      {
        model: TALKER,
        judged: 5,
        contradicting: 3,
        contradictions: [
          {
            id: 'biomass-without-trees',
            title: 'Water, snow or bare ground with much biomass',
            count: 1,
            examples: ['lake'],
          },
          {
            id: 'forest-without-biomass',
            title: 'Closed forest without any biomass',
            count: 1,
            examples: ['forest'],
          },
          {
            id: 'land-use-without-activity',
            title: 'Built-up area or crop without human activity',
            count: 1,
            examples: ['town'],
          },
        ],
      },
    ])
  })

  it('is told in reports', () => {
    expect(formatReport([buildReport(RUN)], 'md')).toContain('| any | 3 of 5 | 60.0 % |')
    expect(reportPayload(buildReport(RUN), { dataset: '/d', run: '/r' }).notes).toContain(
      'talker contradicts itself about 3 of 5 samples (60.0 %): water, snow or bare ground with much biomass: 1, such as lake; closed forest without any biomass: 1, such as forest; built-up area or crop without human activity: 1, such as town.',
    )
  })
})
