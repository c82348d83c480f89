import { readFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { codeOf } from '../errors'

/** The process that keeps a file for itself, as the lock beside that file tells. */
export interface Holder {
  readonly process: number
  readonly host: string
  /** What tells the process from others that had or will have its number; absent where the system does not say. */
  readonly started?: string
  /** What the process is to the user, such as `The VS Code window "forest"`. */
  readonly name?: string
}

let ownName: string | undefined
let ownStart: Promise<string | undefined> | undefined

/** Says what this process is to the user, for others that find a file held by it: begins a sentence. */
export function nameProcess(name: string): void {
  ownName = name
}

/** This process as the holder of a lock. */
export async function thisProcess(): Promise<Holder> {
  const started = await (ownStart ??= startOf(process.pid))
  return {
    process: process.pid,
    host: hostname(),
    ...(started !== undefined && { started }),
    ...(ownName !== undefined && { name: ownName }),
  }
}

/** The holder that a lock's text names; undefined where it names none, such as before it is written. */
export function parseHolder(text: string): Holder | undefined {
  try {
    const parsed: unknown = JSON.parse(text)
    return isHolder(parsed) ? parsed : undefined
  } catch {
    return undefined
  }
}

/** Whether a holder is still there. A process of another machine cannot be asked, so it counts as running. */
export async function isRunning({ process: id, host, started }: Holder): Promise<boolean> {
  if (host !== hostname()) return true
  if (!isThere(id)) return false
  return started === undefined || started === (await startOf(id))
}

/** A holder in words, which begin a sentence. */
export function holderText({ process: id, host, name }: Holder): string {
  return name === undefined ? `Process ${id} on ${host}` : `${name} (process ${id} on ${host})`
}

function isThere(id: number): boolean {
  try {
    process.kill(id, 0)
    return true
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
}

/**
 * When a process started, in ticks of the kernel's clock since the machine did (Linux, proc_pid_stat(5), field 22).
 * Numbers of processes are given out again, in a container that is restarted even the same ones.
 */
async function startOf(id: number): Promise<string | undefined> {
  const stat = await readFile(`/proc/${id}/stat`, 'utf8').catch(() => undefined)
  // The program's name in brackets may hold blanks and brackets; the third field follows the last one.
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[22 - 3]
}

function isHolder(value: unknown): value is Holder {
  if (typeof value !== 'object' || value === null) return false
  const { process: id, host, started, name } = value as Partial<Record<keyof Holder, unknown>>
  return (
    Number.isInteger(id) &&
    typeof host === 'string' &&
    (started === undefined || typeof started === 'string') &&
    (name === undefined || typeof name === 'string')
  )
}
