import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { registerReport } from '../../../src/cli/commands/report'
import { buildReport } from '../../../src/core/runs/buildReport'
import type { Run } from '../../../src/core/runs/runLog'
import { temporaryFolder } from '../../support/modelFolder'
import { runCommand } from '../metrics/runCommand'
import { numeric, runOf, spoken, TALKER } from './spokenRun'

const DISTRIBUTION = {
  values: [
    [100, 0.6],
    [200, 0.4],
  ],
  missing: 0,
} as const

const RUN = runOf(
  numeric('a', 12, 10),
  spoken('a', 'agb', '100 Mg/ha', { truth: 130, distribution: DISTRIBUTION }),
  spoken('b', 'agb', '100 Mg/ha', { truth: 300, distribution: DISTRIBUTION }),
)

async function printed(run: Run, ...options: readonly string[]): Promise<string> {
  const file = path.join(await temporaryFolder(), 'run.reo.jsonl')
  const lines = [run.header, ...run.answers, run.end]
  await writeFile(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
  return (await runCommand(registerReport, 'report', file, '--bootstrap', '0', ...options)).stdout
}

describe('numbers in a report', () => {
  it('stand beside those of networks, where a model answers in words', async () => {
    const report = await printed(RUN)
    expect(report).toContain('## Above-ground biomass (Mg/ha): how the numbers are written')
    // 100 for 130 and 300: multiples of 10 all, one first digit right, 200² of 200² + 30² from the hundreds.
    expect(report).toMatch(
      /\| chat:talker@http:\/\/localhost \| 2 \| 1 \| 1\.0 \| 100 \(100\.0 %\) \| 100\.0 % \(100\.0 %\) \| 50\.0 % \| 97\.8 % \|/,
    )
    expect(report).toContain('No intervals of the numbers of onnx:net: no probabilities of tokens.')
  })

  it('have intervals by what was recorded of their tokens', async () => {
    const logprobs = [
      { token: '1', logprob: Math.log(0.75), top: [{ token: '2', logprob: Math.log(0.25) }] },
      { token: '00 Mg/ha', logprob: 0, top: [] },
    ]
    const answers = [130, 300].map((truth, index) =>
      spoken(`s${index}`, 'agb', '100 Mg/ha', { truth, logprobs }),
    )
    // 100 with 0.75, 200–299 with 0.25: the 90 % interval is 100 to 249.5 and holds one of the two.
    expect(await printed(runOf(...answers))).toMatch(
      /\| chat:talker@http:\/\/localhost \| 2 \| 1 .* \| 50\.0 % \|\n/,
    )
  })

  it('are left out where no model answers in words', () => {
    const { header } = RUN
    const models = header.models.filter(({ id }) => id !== TALKER.id)
    const { numbers } = buildReport({ ...runOf(numeric('a', 12, 10)), header: { ...header, models } })
    expect(numbers).toEqual([])
  })

  it('are derived by --derive, and scored', async () => {
    const report = await printed(RUN, '--derive')
    // Mean 140: |140 − 130| and |140 − 300|.
    expect(report).toMatch(
      /\| chat:talker@http:\/\/localhost · expected value \| 2 \| 2 \| 100\.0 % \| 113\.36 \| 85\.00 \|/,
    )
    expect(await printed(RUN)).not.toContain('expected value')
  })
})
