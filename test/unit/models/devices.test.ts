import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { candidates } from '../../../src/core/models/device/candidates'
import { compareOutputs } from '../../../src/core/models/device/compareOutputs'
import { makeFixture } from '../../../src/core/models/device/fixture'
import { judgeSpeed } from '../../../src/core/models/device/judgeSpeed'
import { TrialProcess } from '../../../src/core/models/device/trialProcess'
import type { DeviceChoice, DeviceReport } from '../../../src/core/models/model'
import { readManifest } from '../../../src/core/models/onnx/manifest'
import { sessionOptions } from '../../../src/core/models/onnx/runtime'
import { openModel } from '../../../src/core/models/openModel'
import { MemoryDataset } from '../../support/memoryDataset'
import {
  flat,
  MEAN_OF_BANDS_MANIFEST,
  meanOfBands,
  raster,
  temporaryFolder,
  writeModel,
} from '../../support/modelFolder'

const folder = await writeModel(await temporaryFolder(), 'mean', MEAN_OF_BANDS_MANIFEST, meanOfBands())
const manifest = await readManifest(folder)
const network = path.join(folder, 'model.onnx')

async function reportOf(device: DeviceChoice): Promise<DeviceReport | undefined> {
  const model = await openModel(`onnx:${folder}`, { modelFolders: [], device })
  await model.prepare(
    new MemoryDataset([{ id: 'a', imagery: { s2: raster({ B04: flat(1), B08: flat(3) }) } }]),
  )
  await model.close()
  return model.description.device
}

describe('the fixture that a device is checked on', () => {
  it('is the same at every call and looks like standardised bands', () => {
    const [fixture] = makeFixture(manifest.inputs, 4)
    expect(makeFixture(manifest.inputs, 4)).toEqual([fixture])
    expect(fixture.shape).toEqual([4, 2, 3, 3])
    const { values } = makeFixture(manifest.inputs, 1000)[0]
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length
    expect(mean).toBeCloseTo(0, 1)
    expect(variance).toBeCloseTo(1, 1)
  })
})

describe('comparing a device with the CPU', () => {
  const cpu = { agb: Float32Array.of(100, -400, 250), classes: Float32Array.of(1, -2, 0) }

  it('lets float rounding pass', () => {
    const { agrees, maxDifference } = compareOutputs(cpu, {
      ...cpu,
      agb: Float32Array.of(100, -400.125, 250),
    })
    expect({ agrees, maxDifference }).toEqual({ agrees: true, maxDifference: 0.125 })
  })

  it('measures every output by its own size', () => {
    const { agrees, reason } = compareOutputs(cpu, { ...cpu, classes: Float32Array.of(1, -2, 0.25) })
    expect(agrees).toBe(false)
    expect(reason).toBe('Output "classes" differs from the CPU by up to 0.25, where values reach 2.')
  })

  it.each([
    ['NaN where there was a number', { ...cpu, agb: Float32Array.of(NaN, -400, 250) }],
    ['too few values', { ...cpu, agb: Float32Array.of(100) }],
    ['no such output', { agb: cpu.agb }],
  ])('refuses %s', (_, device) => {
    expect(compareOutputs(cpu, device).agrees).toBe(false)
  })

  it('takes what is NaN on both for equal', () => {
    const half = { agb: Float32Array.of(NaN, 1) }
    expect(compareOutputs(half, half).agrees).toBe(true)
  })
})

describe('judging the speed of a device that agrees', () => {
  it('takes it when it is faster', () => {
    expect(judgeSpeed(3.456, false)).toEqual({
      outcome: 'used',
      reason: 'Agrees with the CPU and is 3.46 times as fast.',
    })
  })

  it('leaves it when it is slower, unless somebody asked for it', () => {
    expect(judgeSpeed(0.25, false)).toEqual({
      outcome: 'slower',
      reason: 'Agrees with the CPU but is slower: 0.25 times as fast.',
    })
    expect(judgeSpeed(0.25, true)).toEqual({
      outcome: 'used',
      reason: 'Agrees with the CPU but is slower: 0.25 times as fast; used because it was asked for.',
    })
  })
})

describe('choosing a device', () => {
  it('opens a network in the layout in which the device is right', () => {
    expect(sessionOptions('webgpu').executionProviders).toEqual(['webgpu'])
    expect(sessionOptions('webgpu', 'NCHW').executionProviders).toEqual([
      { name: 'webgpu', preferredLayout: 'NCHW' },
    ])
  })

  it('tries what a platform may have, best first', () => {
    expect(candidates('win32')).toEqual(['webgpu', 'dml'])
    expect(candidates('darwin')).toEqual(['webgpu', 'coreml'])
    expect(candidates('linux')).toEqual(['cuda', 'webgpu'])
    expect(candidates('aix')).toEqual([])
  })

  it('falls back to the CPU where the device asked for is not there, and says why', async () => {
    const elsewhere = process.platform === 'win32' ? 'coreml' : 'dml'
    expect(await reportOf(elsewhere)).toEqual({
      device: 'cpu',
      trials: [
        {
          device: elsewhere,
          outcome: 'unavailable',
          reason: 'ONNX Runtime is built without it for this platform.',
        },
        { device: 'cpu', outcome: 'used', reason: 'No other device passed.' },
      ],
    })
  })

  it("tries the platform's devices one by one before the CPU", async () => {
    const report = await reportOf('auto')
    const tried = report?.trials.map(({ device }) => device) ?? []
    expect([...candidates(), 'cpu'].slice(0, tried.length)).toEqual(tried)
    expect(report?.trials.at(-1)).toMatchObject({ device: report?.device, outcome: 'used' })
  })
})

const PATIENCE_MS = 20_000

describe('the process of a trial', () => {
  it('runs the network and tells outputs and time', async () => {
    const trial = new TrialProcess('cpu', network, PATIENCE_MS)
    const [fixture] = makeFixture(manifest.inputs, 4)
    const { outputs, milliseconds } = await trial.run(
      [{ ...fixture, values: new Float32Array(72).fill(2) }],
      2,
    )
    expect(outputs).toEqual({ agb: Float32Array.of(2, 2, 2, 2) })
    expect(milliseconds).toBeGreaterThan(0)
    trial.end()
  })

  it('tells what failed', async () => {
    const trial = new TrialProcess('cpu', path.join(folder, 'missing.onnx'), PATIENCE_MS)
    await expect(trial.run(makeFixture(manifest.inputs, 4), 1)).rejects.toThrow(/missing\.onnx/)
    trial.end()
  })

  it('is not waited for longer than it is worth', async () => {
    const trial = new TrialProcess('cpu', network, 1)
    await expect(trial.run(makeFixture(manifest.inputs, 4), 1)).rejects.toThrow(
      'it gave no result within 0.001 s',
    )
    trial.end()
  })

  it('may crash without harm', async () => {
    const trial = new TrialProcess('cpu', network, PATIENCE_MS)
    const running = trial.run(makeFixture(manifest.inputs, 4), 1_000_000)
    trial.end()
    await expect(running).rejects.toThrow('its process ended with SIGKILL')
  })
})
