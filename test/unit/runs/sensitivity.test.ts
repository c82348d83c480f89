import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { registerReport } from '../../../src/cli/commands/report'
import { sensitivityReport } from '../../../src/core/runs/sensitivity'
import { temporaryFolder } from '../../support/modelFolder'
import { runCommand } from '../metrics/runCommand'
import { numeric, runOf, spoken, TALKER } from './spokenRun'

const RUN = runOf(
  numeric('a', 12, 10),
  spoken('a', 'agb', 'Trees hold 100 Mg/ha, shrubs 20 Mg/ha; I estimate 120 Mg/ha, not 200 Mg/ha.', {
    truth: 130,
  }),
  spoken('b', 'agb', '70 Mg/ha', { truth: 60 }),
  spoken('c', 'agb', 'I cannot determine it; such forests hold 150 to 300 Mg/ha.', { truth: 90 }),
)

describe('sensitivity to the reading', () => {
  it('has the figures of every model that answers in words under each reading', () => {
    const { entries, by } = sensitivityReport(RUN, { task: 'agb' })
    expect(by).toBe('reading')
    // By hand: committed |120−130|, |70−60|; first 100, 70, 225; last 200, 70, 225; strict 70 alone.
    expect(
      entries.map(({ model, slice, metrics }) => [
        model.id,
        slice,
        metrics.answered,
        metrics.kind === 'regression' ? metrics.mae : null,
      ]),
    ).toEqual([
      [TALKER.id, 'committed', 2, 10],
      [TALKER.id, 'first', 3, (30 + 10 + 135) / 3],
      [TALKER.id, 'last', 3, (70 + 10 + 135) / 3],
      [TALKER.id, 'strict', 1, 10],
    ])
  })

  it('is refused where no answer is in words', () => {
    expect(() => sensitivityReport(runOf(numeric('a', 12, 10)))).toThrow(
      '/runs/spoken.reo.jsonl: No answer of this run was read from words',
    )
  })

  it('is printed as a table of a task by reading', async () => {
    const file = path.join(await temporaryFolder(), 'run.reo.jsonl')
    const lines = [RUN.header, ...RUN.answers, RUN.end]
    await writeFile(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
    const printed = await runCommand(registerReport, 'report', file, '--sensitivity', '--bootstrap', '0')
    expect(printed.stdout).toContain('## Above-ground biomass (Mg/ha) by reading')
    expect(printed.stdout).toMatch(/\| strict \| chat:talker@http:\/\/localhost \| 3 \| 1 \| 33\.3 % \|/)
    const reread = await runCommand(registerReport, 'report', file, '--number', 'strict', '--bootstrap', '0')
    expect(reread.stdout).toMatch(/\| chat:talker@http:\/\/localhost \| 3 \| 1 \| 33\.3 % \|/)
  })
})
