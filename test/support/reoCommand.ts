import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import path from 'node:path'
import { build } from 'esbuild'
import { afterAll } from 'vitest'

export interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** The `reo` command as it is shipped: bundled, in a process of its own. */
export interface ReoCommand {
  /** Path of its script. */
  readonly file: string
  start(...args: readonly string[]): ChildProcess
  run(...args: readonly string[]): Promise<Ended>
}

/** Bundles the command for a file of tests; the bundle goes when they have ended. */
export async function bundleReoCommand(): Promise<ReoCommand> {
  await mkdir('.cache', { recursive: true })
  const bundle = await mkdtemp(path.resolve('.cache', 'cli-test-'))
  afterAll(() => rm(bundle, { recursive: true, force: true }))
  await build({
    entryPoints: { reo: 'src/cli/reo.ts' },
    outdir: bundle,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
  })
  const file = path.join(bundle, 'reo.mjs')
  const start = (...args: readonly string[]): ChildProcess =>
    spawn(process.execPath, [file, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  return { file, start, run: (...args) => endOf(start(...args)) }
}

/** Waits for the end of a process, with what it wrote. */
export async function endOf(child: ChildProcess): Promise<Ended> {
  const output = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr'] as const) {
    child[name]?.setEncoding('utf8').on('data', (text: string) => (output[name] += text))
  }
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, ...output }
}
