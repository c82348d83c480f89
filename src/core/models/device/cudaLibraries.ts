import { existsSync, readFileSync } from 'node:fs'
import { lstat, readlink, symlink, unlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { homedir } from 'node:os'
import path from 'node:path'

/** What ONNX Runtime loads for CUDA; no package of ours brings them, for they take 400 MB. */
const LIBRARIES = ['libonnxruntime_providers_shared.so', 'libonnxruntime_providers_cuda.so']

/** Where the runtime is, and where its CUDA libraries may lie. */
export interface CudaPlaces {
  /** Of ONNX Runtime's own native files: it looks nowhere else. */
  readonly runtime: string
  /** Looked through in this order, as people write them. */
  readonly folders: readonly string[]
}

/**
 * The folder that `REO_CUDA_PATH` names, then one of the user's for the very version of ONNX Runtime: libraries of
 * another version crash it.
 */
export function cudaPlaces(environment: NodeJS.ProcessEnv = process.env): CudaPlaces {
  const manifest = createRequire(import.meta.url).resolve('onnxruntime-node/package.json')
  const { version } = JSON.parse(readFileSync(manifest, 'utf8'))
  const named = environment['REO_CUDA_PATH']
  const data = environment['XDG_DATA_HOME'] ?? '~/.local/share'
  return {
    runtime: path.join(path.dirname(manifest), 'bin', 'napi-v6', process.platform, process.arch),
    folders: [
      ...(named === undefined ? [] : [named]),
      path.join(data, 'reo-notebook', `onnxruntime-cuda-${version}`),
    ],
  }
}

/**
 * Makes ONNX Runtime find its CUDA libraries: links those of the first folder that has them beside it, where libraries
 * that were put there as files stay.
 * @returns why CUDA cannot be used, as a sentence; undefined where the libraries are there
 */
export async function findCudaLibraries({ runtime, folders }: CudaPlaces): Promise<string | undefined> {
  for (const folder of folders) {
    const place = path.resolve(folder.replace(/^~(?=\/)/, homedir()))
    if (!holdsLibraries(place)) continue
    try {
      for (const library of LIBRARIES) await link(path.join(place, library), path.join(runtime, library))
      return undefined
    } catch {
      return `Its libraries in ${folder} cannot be linked beside ONNX Runtime, whose folder cannot be written.`
    }
  }
  if (holdsLibraries(runtime)) return undefined
  return `Its libraries are not installed: there are none in ${folders.join(' or ')}.`
}

function holdsLibraries(folder: string): boolean {
  return LIBRARIES.every((library) => existsSync(path.join(folder, library)))
}

async function link(target: string, place: string): Promise<void> {
  const present = await lstat(place).catch(() => undefined)
  if (present?.isSymbolicLink() === false) return
  if (present !== undefined) {
    if ((await readlink(place)) === target) return
    await unlink(place)
  }
  await symlink(target, place)
}
