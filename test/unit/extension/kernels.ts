import { mkdirSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import path from 'node:path'
import { build } from 'esbuild'
import { afterAll, afterEach, beforeAll } from 'vitest'
import type { HostHandlers } from '../../../src/extension/kernels/hostHandlers'
import { Kernel } from '../../../src/extension/kernels/kernel'
import { KernelProcess } from '../../../src/extension/kernels/kernelProcess'

/** Answers every question with its number of words; a question without words fails. */
const HOST: HostHandlers = {
  listLanguageModels: async () => [],
  listSavedModels: async () => [],
  modelAccess: async () => ({ saved: null, apiKey: null }),
  async askLanguageModel({ messages }, token) {
    const words = messages.flatMap(({ parts }) => parts).map((part) => ('text' in part ? part.text : ''))
    if (words.includes('wait')) {
      await new Promise<void>((resolve) => token.onCancellationRequested(() => resolve()))
      return { outcome: 'failed', failure: 'timeout', message: 'cancelled' }
    }
    if (words.length === 0) throw new Error('There are no words')
    return { outcome: 'answered', text: String(words.length) }
  },
}

/** Kernels in processes of their own, those of fakeKernel.ts, which end with each test. */
export function useFakeKernels() {
  const started: Kernel[] = []
  const lines: string[] = []
  const processIds: (number | undefined)[] = []
  let folder: string

  beforeAll(async () => {
    mkdirSync('.cache', { recursive: true })
    folder = await mkdtemp(path.resolve('.cache', 'fake-kernel-'))
    await build({
      entryPoints: [path.join(import.meta.dirname, 'fakeKernel.ts')],
      outfile: path.join(folder, 'fakeKernel.cjs'),
      bundle: true,
      platform: 'node',
      logLevel: 'error',
    })
  })
  afterEach(async () => {
    await Promise.all(started.splice(0).map((kernel) => kernel.kill()))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  return {
    /** What the processes wrote. */
    lines,
    /** Ids of the processes started so far. */
    processIds,
    start({ workingDirectory = '.', program = 'fakeKernel.cjs' } = {}): Kernel {
      const kernel = new Kernel((notify) => {
        const process = new KernelProcess({
          script: path.join(folder, program),
          parameters: { storagePath: '.', modelsPath: '.', workingDirectory, device: 'cpu' },
          notify,
          host: HOST,
          log: (line) => lines.push(line),
        })
        processIds.push(process.processId)
        return Promise.resolve(process)
      })
      started.push(kernel)
      return kernel
    },
  }
}

/** Whether a process of an id is there. */
export function isAlive(processId: number | undefined): boolean {
  if (processId === undefined) return false
  try {
    return process.kill(processId, 0)
  } catch {
    return false
  }
}
