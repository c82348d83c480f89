import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { cudaPlaces, findCudaLibraries } from '../../../src/core/models/device/cudaLibraries'
import { plainReason } from '../../../src/core/models/device/tryDevice'
import { notLoaded } from '../../../src/core/models/onnx/runtime'
import { temporaryFolder } from '../../support/modelFolder'

const LIBRARIES = ['libonnxruntime_providers_shared.so', 'libonnxruntime_providers_cuda.so']

/** A folder of ONNX Runtime and two where its CUDA libraries may lie, the libraries planted in those named. */
async function places(planted: readonly string[]) {
  const root = await temporaryFolder()
  const folder = (name: string) => path.join(root, name)
  for (const name of ['runtime', 'first', 'second']) {
    await mkdir(folder(name))
    if (!planted.includes(name)) continue
    for (const library of LIBRARIES) await writeFile(path.join(folder(name), library), name)
  }
  const seen = () =>
    Promise.all(LIBRARIES.map((library) => readFile(path.join(folder('runtime'), library), 'utf8')))
  return { runtime: folder('runtime'), folders: [folder('first'), folder('second')], seen }
}

describe('the CUDA libraries of ONNX Runtime', () => {
  it('are looked for where REO_CUDA_PATH says, then in a folder for the version of ONNX Runtime', async () => {
    const { version } = JSON.parse(await readFile('node_modules/onnxruntime-node/package.json', 'utf8'))
    expect(cudaPlaces({ REO_CUDA_PATH: '/opt/cuda' }).folders).toEqual([
      '/opt/cuda',
      `~/.local/share/reo-notebook/onnxruntime-cuda-${version}`,
    ])
    expect(cudaPlaces({ XDG_DATA_HOME: '/data' }).folders).toEqual([
      `/data/reo-notebook/onnxruntime-cuda-${version}`,
    ])
  })

  it('are linked beside ONNX Runtime from the first folder that has them', async () => {
    const both = await places(['first', 'second'])
    expect(await findCudaLibraries(both)).toBeUndefined()
    expect(await both.seen()).toEqual(['first', 'first'])
    const second = await places(['second'])
    expect(await findCudaLibraries(second)).toBeUndefined()
    expect(await second.seen()).toEqual(['second', 'second'])
  })

  it('stay where they were put beside it', async () => {
    const installed = await places(['runtime', 'first'])
    expect(await findCudaLibraries(installed)).toBeUndefined()
    expect(await installed.seen()).toEqual(['runtime', 'runtime'])
  })

  it('are linked anew when a link leads elsewhere, or nowhere any more', async () => {
    const moved = await places(['second'])
    for (const library of LIBRARIES) await symlink('/nowhere/at/all', path.join(moved.runtime, library))
    expect(await findCudaLibraries(moved)).toBeUndefined()
    expect(await moved.seen()).toEqual(['second', 'second'])
    expect(await findCudaLibraries(moved)).toBeUndefined()
  })

  it('are missing where no folder has them, and the folders are named', async () => {
    const { runtime, folders } = await places([])
    expect(await findCudaLibraries({ runtime, folders })).toBe(
      `Its libraries are not installed: there are none in ${folders.join(' or ')}.`,
    )
  })

  it('cannot be linked into a folder that is not there', async () => {
    const { folders } = await places(['first'])
    const problem = await findCudaLibraries({ runtime: '/nowhere/at/all', folders })
    expect(problem).toMatch(/cannot be linked beside ONNX Runtime/)
  })
})

describe('why a device or the runtime is not there', () => {
  it('names the library of CUDA or cuDNN that is missing', () => {
    const said =
      'Failed to load library /x/libonnxruntime_providers_cuda.so with error: libcudnn.so.9: cannot open shared object file: No such file or directory'
    expect(plainReason(said)).toBe(
      'The loader does not find libcudnn.so.9: install CUDA 12 and cuDNN 9, or name their folders in LD_LIBRARY_PATH.',
    )
  })

  it('says on an Intel Mac that networks do not run, and what does', () => {
    expect(notLoaded(new Error("Cannot find module '../bin/…'"), 'darwin-x64').message).toBe(
      'Networks do not run on Macs with an Intel processor: ONNX Runtime is not made for them. Use baselines, models behind an endpoint or recorded answers here, or open the folder on another machine with Remote – SSH.',
    )
  })

  it('names the package that brings it elsewhere', () => {
    expect(notLoaded(new Error('no file'), 'linux-arm64').message).toMatch(
      /^ONNX Runtime for linux-arm64 cannot be loaded: no file\. .*the extension's package for linux-arm64\.$/,
    )
  })
})
