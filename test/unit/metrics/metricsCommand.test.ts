import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { registerMetrics } from '../../../src/cli/commands/metrics'
import { temporaryFolder } from '../../support/modelFolder'
import { runCommand } from './runCommand'

const folder = await temporaryFolder()

async function csv(name: string, text: string): Promise<string> {
  const file = path.join(folder, name)
  await writeFile(file, text)
  return file
}

async function metricsJson(...args: readonly string[]) {
  const { code, stdout, stderr } = await runCommand(registerMetrics, 'metrics', ...args, '--json')
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  return JSON.parse(stdout)
}

describe('reo metrics', () => {
  it('scores biomass, with intervals and by slice', async () => {
    const data = await csv('agb.csv', 'agb,model,region\n10,12,west\n70,60,west\n90,,east\n,5,east\n')
    const columns = ['--truth', 'agb', '--pred', 'model', '--by', 'region']
    const result = await metricsJson('--task', 'agb', '--data', data, ...columns, '--bootstrap', '20')
    expect(result).toMatchObject({ n: 3, answered: 2, mae: 6, bias: -4 })
    expect(result.coverage).toBeCloseTo(2 / 3)
    expect(result.bins).toHaveLength(10)
    // Errors of 2 and 10: two of them tell next to nothing.
    expect(result.ci.mae).toMatchObject({ value: 6, low: 0 })
    expect(result.ci.mae.high).toBeGreaterThan(10)
    expect(Object.keys(result.by)).toEqual(['east', 'west'])
    expect(result.by.west).toMatchObject({ n: 2, answered: 2, mae: 6 })
    expect(result.by.east).toMatchObject({ n: 1, answered: 0, rmse: null })
  })

  it('scores codes and words as labels', async () => {
    const data = await csv(
      'labels.csv',
      'code,said,loss,answer\n112,112,true,Yes\n30,,false,yes\n112,30,,no\n',
    )
    const cover = ['--task', 'landCover', '--data', data, '--truth', 'code', '--pred', 'said']
    expect(await metricsJson(...cover)).toMatchObject({
      n: 3,
      answered: 2,
      confusion: {
        labels: ['30', '112'],
        counts: [
          [0, 0, 1],
          [1, 1, 0],
        ],
      },
    })
    const activity = ['--task', 'humanActivity', '--data', data, '--truth', 'loss', '--pred', 'answer']
    expect(await metricsJson(...activity)).toMatchObject({ n: 2, answered: 2, accuracy: 0.5 })
  })

  it('scores patch counts also by class', async () => {
    const data = await csv('counts.csv', 'count,model\n3,3.4\n7,5\n2,\n')
    const columns = ['--truth', 'count', '--pred', 'model']
    const result = await metricsJson('--task', 'patchCount', '--data', data, ...columns)
    expect(result.discretisedAccuracy).toBeCloseTo(2 / 3)
    expect(result.ci.discretisedAccuracy.value).toBeCloseTo(2 / 3)
    const coarse = await metricsJson(
      '--task',
      'patchCount',
      '--data',
      data,
      ...columns,
      '--count-bins',
      '1,4,6',
    )
    expect(coarse).toMatchObject({ countBins: [1, 4, 6], discretisedAccuracy: 1 / 3 })
  })

  it('prints aligned tables for people', async () => {
    const data = await csv('table.csv', 'code,said\n112,112\n30,\n')
    const columns = ['--truth', 'code', '--pred', 'said', '--bootstrap', '0']
    const { stdout } = await runCommand(
      registerMetrics,
      'metrics',
      '--task',
      'landCover',
      '--data',
      data,
      ...columns,
    )
    expect(stdout).toBe(
      `Land cover: said against code

figure            value
n                     2
answered              1
coverage         50.0 %
accuracy          0.500
macro precision   0.500
macro recall      0.500
macro F1          0.500

class  true  predicted  precision  recall     F1
30        1          0      0.000   0.000  0.000
112       1          1      1.000   1.000  1.000

true \\ predicted  30  112  unanswered
30                 0    0           1
112                0    1           0
`,
    )
  })

  it('fails in one line that says what to mend', async () => {
    const data = await csv('bad.csv', 'agb,model\n10,I cannot tell\n,\n')
    const fail = (...columns: readonly string[]) =>
      runCommand(registerMetrics, 'metrics', '--task', 'agb', '--data', data, ...columns)
    expect(await fail('--truth', 'agb', '--pred', 'unet')).toEqual({
      code: 1,
      stdout: '',
      stderr: `reo: ${data}: There is no column "unet". There are agb, model.\n`,
    })
    expect((await fail('--truth', 'agb', '--pred', 'model')).stderr).toContain(
      `${data}:2: "I cannot tell" in the column "model" is not a number.`,
    )
    const empty = await csv('empty.csv', 'agb,model\n,10\n')
    const columns = ['--data', empty, '--truth', 'agb', '--pred', 'model']
    expect((await runCommand(registerMetrics, 'metrics', '--task', 'agb', ...columns)).stderr).toContain(
      'No row has truth in the column "agb"',
    )
  })

  it('takes wrong use for wrong use', async () => {
    const columns = ['--data', 'x.csv', '--truth', 'a', '--pred', 'b']
    await expect(runCommand(registerMetrics, 'metrics', '--task', 'height', ...columns)).rejects.toThrow(
      /humanActivity, landCover, patchCount, agb/,
    )
    await expect(
      runCommand(registerMetrics, 'metrics', '--task', 'agb', ...columns, '--bootstrap', '1.5'),
    ).rejects.toThrow('Give a whole number from 0')
    for (const bins of ['3,1', '1,1', '1,x', '', '-1,2', '1.5']) {
      await expect(
        runCommand(registerMetrics, 'metrics', '--task', 'agb', ...columns, '--count-bins', bins),
      ).rejects.toThrow('Give ascending whole numbers')
    }
  })
})

const agbd = path.resolve('..', 'shared', 'data', 'agbd')
const isThere = existsSync(agbd)
if (!isThere) console.warn(`Skipped: there are no published predictions in ${agbd}.`)

describe.skipIf(!isThere)('reo metrics on published predictions', () => {
  it('has the figures of the AGBD model', async () => {
    const file = path.join(agbd, 'supervised_test_results.h5')
    const columns = ['--truth', 'labels', '--pred', 'predictions', '--by', 'biomes', '--bootstrap', '20']
    const result = await metricsJson('--task', 'agb', '--data', file, ...columns)
    expect(result).toMatchObject({ n: 119_991, answered: 119_991, coverage: 1 })
    expect(result.rmse).toBeCloseTo(58.817, 3)
    expect(result.mae).toBeCloseTo(34.717, 3)
    expect(result.bias).toBeCloseTo(4.942, 3)
    expect(result.r2).toBeCloseTo(0.6539, 4)
    expect(result.bins.map(({ rmse }: { rmse: number }) => Math.round(rmse))).toEqual([
      33, 69, 70, 66, 71, 88, 112, 151, 182, 224,
    ])
    const sizes = Object.values<{ n: number }>(result.by).map(({ n }) => n)
    expect(sizes.reduce((sum, n) => sum + n, 0)).toBe(119_991)
    expect(result.ci.rmse.low).toBeLessThan(58.817)
    expect(result.ci.rmse.high).toBeGreaterThan(58.817)
  })

  it.each([
    ['nico_mean', { bias: -1.1844, rmse: 44.7923, mae: 28.3058, pearson: 0.7517, r2: 0.5625 }],
    ['cci_mean', { bias: -0.5979, rmse: 45.7698, mae: 27.1965, pearson: 0.7644, r2: 0.5432 }],
  ])('has the figures of %s over 666 plots', async (predicted, published) => {
    const file = path.join(agbd, 'perplot_notrain_skip_jap_mean_max500.csv')
    const columns = ['--truth', 'agbref', '--pred', predicted, '--bootstrap', '0']
    const result = await metricsJson('--task', 'agb', '--data', file, ...columns)
    expect(result.n).toBe(666)
    for (const [figure, value] of Object.entries(published)) expect(result[figure]).toBeCloseTo(value, 4)
  })
})
