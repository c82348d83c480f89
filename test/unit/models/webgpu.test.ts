import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { makeFixture } from '../../../src/core/models/device/fixture'
import { tryDevice } from '../../../src/core/models/device/tryDevice'
import type { DeviceTrial } from '../../../src/core/models/model'
import { readManifest } from '../../../src/core/models/onnx/manifest'
import { createSession } from '../../../src/core/models/onnx/runtime'
import { temporaryFolder, writeModel } from '../../support/modelFolder'
import { findSoftwareVulkan } from '../../support/softwareVulkan'

/*
 * The real WebGPU provider on a GPU in software. ONNX Runtime 1.30 convolves wrongly on WebGPU where a kernel larger
 * than one pixel sees a number of channels that is divisible by 3 but not by 4 (microsoft/onnxruntime#29651): a check
 * that lets that pass would put wrong figures into reports. It computes rightly with images laid out channel by channel,
 * which the device is told then. training/make_device_check_models.py makes the networks.
 */

const vulkan = findSoftwareVulkan()
if (vulkan === undefined)
  console.warn('Skipped: no software Vulkan driver (SwiftShader or lavapipe) is installed.')

const models = await temporaryFolder()

/** Describes one 3 × 3 convolution over so many channels, whose features stand for logits. */
function describeConvolution(channels: number): object {
  const bands = Array.from({ length: channels }, (_, index) => `B${index}`)
  return {
    inputs: [
      {
        name: 'pixels',
        layout: 'NCHW',
        size: [25, 25],
        channels: bands.map((band) => ({ modality: 's2', band, mean: 0, std: 1 })),
      },
    ],
    outputs: [
      { name: 'features', task: 'landCover', kind: 'logits', classes: [20, 30, 40, 50, 60, 70, 80, 90] },
    ],
  }
}

/** As if somebody had asked for it: a GPU in software is too slow to be waited for otherwise. */
async function tryWebGpu(channels: number): Promise<DeviceTrial> {
  const network = await readFile(path.resolve('test', 'fixtures', `conv${channels}.onnx`))
  const folder = await writeModel(models, `conv${channels}`, describeConvolution(channels), network)
  const file = path.join(folder, 'model.onnx')
  const cpu = await createSession(file, 'cpu')
  const { inputs } = await readManifest(folder)
  return tryDevice('webgpu', { file, cpu, fixture: (patches) => makeFixture(inputs, patches) }, true)
}

describe.skipIf(vulkan === undefined)('WebGPU, on a GPU in software', { timeout: 250_000 }, () => {
  beforeAll(() => void Object.assign(process.env, vulkan))

  it('is found wrong for a convolution over 6 channels, and right with images laid out channel by channel', async () => {
    const trial = await tryWebGpu(6)
    expect(trial.reason).toMatch(
      /otherwise: Output "features" differs from the CPU by up to [1-9][\d.]*, where values reach [\d.]+\.$/,
    )
    expect(trial).toMatchObject({ outcome: 'used', layout: 'NCHW' })
    expect(trial.maxDifference).toBeLessThan(1e-4)
  })

  it('is found right for a convolution over 8 channels, and used where it was asked for', async () => {
    const trial = await tryWebGpu(8)
    expect(trial.outcome).toBe('used')
    expect(trial.reason).toMatch(/^Agrees with the CPU but is slower: [\d.]+ times as fast; used because/)
    expect(trial.maxDifference).toBeLessThan(1e-4)
    expect(trial.speedup).toBeLessThan(1)
  })
})
