import { describe, expect, it } from 'vitest'
import { reportPayload } from '../../../src/kernel/outputs/payloads/reportPayload'
import { buildReport } from '../../../src/core/runs/buildReport'
import { formatReport } from '../../../src/core/runs/formatReport'
import type { ModelDescription } from '../../../src/core/models/model'
import type { Task } from '../../../src/core/benchmark/tasks'
import type { AnswerLine, Run } from '../../../src/core/runs/runLog'
import { NETWORK, runOf, TALKER } from './spokenRun'

const TRUTH = { agb: [10, 70, 90, 200, 0], landCover: [112, 112, 40, 50], patchCount: [1, 2, 3, 7] } as const
const NONE = undefined
const TALKED = {
  agb: [30, NONE, 100, 150, NONE],
  landCover: [112, NONE, 30, 50],
  patchCount: [1, 4, NONE, 6],
} as const
const COMPUTED = {
  agb: [12, 60, NONE, 210, 5],
  landCover: [112, 112, NONE, 40],
  patchCount: [1, 2, 3, 7],
} as const

function answersOf(
  model: ModelDescription,
  given: Readonly<Partial<Record<Task, readonly (number | undefined)[]>>>,
): readonly AnswerLine[] {
  return (['agb', 'landCover', 'patchCount'] as const).flatMap((task) =>
    TRUTH[task].map((truth, index): AnswerLine => {
      const value = given[task]?.[index]
      const asked = { type: 'answer', sample: `s${index}`, model: model.id, task, raw: '', truth } as const
      return value === undefined
        ? { ...asked, status: 'unparseable', reason: 'vague' }
        : { ...asked, status: 'answered', value }
    }),
  )
}

const RUN: Run = runOf(...answersOf(TALKER, TALKED), ...answersOf(NETWORK, COMPUTED))
const MEANS = { agb: 80, patchCount: 2 }

function figures(task: Task, run = RUN) {
  const { views } = buildReport(run, { trainingMeans: MEANS })
  return views
    .filter((entry) => entry.task === task)
    .map(({ model, view, metrics }) => ({
      view: `${view} ${model.title}`,
      answered: metrics.answered,
      coverage: metrics.coverage,
      figures:
        metrics.kind === 'regression'
          ? [metrics.rmse, metrics.mae, metrics.r2, metrics.bias]
          : [metrics.accuracy, metrics.macroF1],
    }))
}

function close(...values: readonly number[]) {
  return values.map((value) => expect.closeTo(value, 10) as number)
}

describe('scores in three views', () => {
  it('of numbers are those of scikit-learn over the answered, the filled and the common items', () => {
    expect(figures('agb')).toEqual([
      {
        view: 'answered only talker',
        answered: 3,
        coverage: 0.6,
        figures: close(31.622776601683793, 26.666666666666668, 0.8351648351648352, -6.666666666666667),
      },
      {
        view: 'answered only net',
        answered: 4,
        coverage: 0.8,
        figures: close(7.566372975210778, 6.75, 0.9909842519685039, 1.75),
      },
      {
        view: 'penalised talker',
        answered: 3,
        coverage: 0.6,
        figures: close(43.58898943540674, 34, 0.630637636080871, 14),
      },
      {
        view: 'penalised net',
        answered: 4,
        coverage: 0.8,
        figures: close(8.1117199162693, 7.4, 0.987208398133748, -0.6),
      },
      {
        view: 'intersection talker',
        answered: 2,
        coverage: 0.4,
        figures: close(38.07886552931954, 35, 0.8393351800554016, -15),
      },
      {
        view: 'intersection net',
        answered: 2,
        coverage: 0.4,
        figures: close(7.211102550927978, 6, 0.9942382271468144, 6),
      },
    ])
  })

  it('of labels take what is unanswered for wrong in the penalised view alone', () => {
    expect(figures('landCover').map(({ view, figures: [accuracy, f1] }) => [view, accuracy, f1])).toEqual([
      ['answered only talker', ...close(2 / 3, 0.5)],
      ['answered only net', ...close(2 / 3, 1 / 3)],
      ['penalised talker', ...close(0.5, 0.41666666666666663)],
      ['penalised net', ...close(0.5, 1 / 3)],
      ['intersection talker', ...close(1, 1)],
      ['intersection net', ...close(0.5, 1 / 3)],
    ])
  })

  it('are none where all is answered, and without an intersection of one model', () => {
    expect(buildReport(runOf(...answersOf(NETWORK, TRUTH))).views).toEqual([])
    const alone = buildReport(runOf(...answersOf(TALKER, TALKED)), { trainingMeans: MEANS }).views
    expect(new Set(alone.map(({ view }) => view))).toEqual(new Set(['answered only', 'penalised']))
  })

  it('do not let the training mean help the accuracy of counts', () => {
    const views = buildReport(RUN, { trainingMeans: { patchCount: 3 }, countBins: [1, 2, 3, 5, 10] }).views
    const accuracies = views.flatMap(({ task, view, model, metrics }) =>
      task === 'patchCount' && model === TALKER && metrics.kind === 'regression'
        ? [[view, metrics.discretisedAccuracy]]
        : [],
    )
    // In classes 1, 2, 3–4, 5–9: right are 1 for 1 and 6 for 7; 4 for 2 is wrong, the third is unanswered.
    expect(accuracies).toEqual([
      ['answered only', 2 / 3],
      ['penalised', 2 / 4],
      ['intersection', 2 / 3],
    ])
  })

  it('take the training means that the run knows, and say which are missing', () => {
    const known = { ...RUN, header: { ...RUN.header, trainingMeans: { agb: 80 } } }
    const text = formatReport([buildReport(known)], 'md')
    expect(text).toContain('penalised, the training mean, 80.00 Mg/ha, for what is unanswered')
    expect(text).toContain('Ecological patch count has no penalised view: give its training mean')
    expect(text).toMatch(
      /\| penalised \| onnx:net \| 5 \| 4 \| 80\.0 % \| 8\.11 \| 7\.40 \| -0\.60 \| 0\.987 \|/,
    )
    expect(text).toMatch(/\| Above-ground biomass \| chat:\S+ \| unparseable \| vague \| 2 \| 40\.0 % \|/)
  })

  it('stand in the table of a notebook, where the best of a column is then not marked', () => {
    const payload = reportPayload(buildReport(RUN, { trainingMeans: MEANS }), { dataset: '/d', run: '/r' })
    expect(payload.columns.map(({ key }) => key)).toContain('slice')
    expect(payload.columns.every((column) => !('better' in column))).toBe(true)
    const biomass = payload.rows.filter(({ task }) => String(task).includes('biomass'))
    expect(biomass.map(({ slice }) => slice)).toEqual([
      'answered only',
      'answered only',
      'penalised',
      'penalised',
      'intersection',
      'intersection',
    ])
    expect(payload.notes).toContain('talker, Above-ground biomass: 2 unparseable (vague).')
  })
})
