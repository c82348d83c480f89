import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bundleReoCommand, type ReoCommand } from '../../support/reoCommand'
import { RUN } from './reportRuns'

let folder: string
let reo: ReoCommand
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'reo-compare-'))
  reo = await bundleReoCommand()
  write('one', {})
  write('later', { id: 'r2' })
  write('other', { dataset: { ...RUN.header.dataset, fingerprint: 'other', name: 'another' } })
}, 60_000)
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

/** A run of 40 samples: one model is off by up to 6, the other thrice that, and far off where the patch count is 3. */
function write(name: string, header: object): void {
  const models = RUN.header.models.map((model) => ({ ...model, tasks: ['agb', 'patchCount'] }))
  const samples = Array.from({ length: 160 }, (_, index) => index)
  const noise = (index: number) => ((index * 7919) % 13) - 6
  const answers = samples.flatMap((index) => {
    const line = { type: 'answer', sample: `s${index}`, raw: '', status: 'answered' }
    const count = index % 4
    return [
      { ...line, task: 'agb', model: models[0].id, truth: 2 * index, value: 2 * index + noise(index) },
      {
        ...line,
        task: 'agb',
        model: models[1].id,
        truth: 2 * index,
        value: 2 * index + 3 * noise(index + 1) + (count === 3 ? 90 : 0),
      },
      { ...line, task: 'patchCount', model: models[0].id, truth: count, value: count },
    ]
  })
  const lines = [{ ...RUN.header, models, tasks: ['patchCount', 'agb'], ...header }, ...answers]
  writeFileSync(fileOf(name), `${lines.map((each) => JSON.stringify(each)).join('\n')}\n`)
}

function fileOf(name: string): string {
  return path.join(folder, `${name}.reo.jsonl`)
}

describe('reo compare', () => {
  it('ranks the models of a run and says where a difference is one', async () => {
    const { code, stdout, stderr } = await reo.run(
      'compare',
      fileOf('one'),
      '--task',
      'agb',
      '--bootstrap',
      '100',
    )
    expect(code).toBe(0)
    expect(stdout).toContain('over 160 questions in 160 units that all answered')
    expect(stdout).toMatch(/^ +1 {2}onnx:u_net\|small .* best$/m)
    expect(stdout).toMatch(/^ +2 {2}baseline:mean .* < 0\.001 {2}worse$/m)
    expect(stderr).toContain('only the columns of the run log are known')
  })

  it('compares two models, and a run with an earlier one', async () => {
    const two = await reo.run(
      'compare',
      fileOf('one'),
      '--models',
      'onnx:u_net|small',
      'baseline:mean',
      '--json',
    )
    expect(JSON.parse(two.stdout)).toMatchObject({
      comparisons: [{ task: 'agb', common: 160, figures: [{ figure: 'rmse', verdict: 'worse' }, {}, {}] }],
    })
    const runs = await reo.run('compare', fileOf('one'), fileOf('later'), '--bootstrap', '50')
    expect(runs.stdout).toContain('no difference')
    const other = await reo.run('compare', fileOf('one'), fileOf('other'))
    expect(other.code).toBe(1)
    expect(other.stderr).toContain('the second is of other data: another')
  })
})

describe('reo slices', () => {
  it('finds where a model is worse, by an expression that it takes itself', async () => {
    const { stdout } = await reo.run('slices', fileOf('one'), '--task', 'agb')
    expect(stdout).toMatch(/baseline:mean {2}patchCount = 3 .*40 {2}MAE/)
    const report = await reo.run('report', fileOf('one'), '--where', 'patchCount = 3', '--bootstrap', '0')
    expect(report.stdout).toContain('Of the samples for which "patchCount = 3" holds.')
    expect(report.stdout).toMatch(/baseline:mean \| +40 \|/)
    const inside = await reo.run('slices', fileOf('one'), '--task', 'agb', '--where', 'patchCount != 3')
    expect(inside.stdout).toContain('No part of the data stands out')
    const wrong = await reo.run('slices', fileOf('one'), '--where', 'patchCount <')
    expect([wrong.code, wrong.stderr]).toEqual([
      1,
      expect.stringContaining('cannot be read at character 13: a value is expected, but it ends'),
    ])
  })
})
