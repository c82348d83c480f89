import { open, readFile, rm } from 'node:fs/promises'
import { hostname } from 'node:os'
import { messageOf, ReoError } from '../errors'

/** A file that another holds now; it may be free a moment later. */
export class HeldFileError extends ReoError {}

/** Takes a lock back. */
export type Unlock = () => Promise<void>

/** A file to be kept, and what it is in words. */
interface Kept {
  readonly path: string
  readonly what: string
}

/**
 * Keeps a file for this process, by a file beside it that names the process. A lock whose process is gone is taken
 * over.
 * @param what the file in words, for messages
 * @throws HeldFileError when another process holds it, ReoError when it cannot be kept
 */
export async function lockFile(path: string, what = 'run log'): Promise<Unlock> {
  const lock = `${path}.lock`
  const kept = { path, what }
  if (!(await create(lock, kept))) {
    const holder = await readHolder(lock)
    if (holder !== undefined && isRunning(holder)) throw heldBy(holder, kept, lock)
    await takeOver(lock, kept)
  }
  return () => rm(lock, { force: true })
}

/** Whether a process keeps a file for itself. */
export async function isLocked(path: string): Promise<boolean> {
  const holder = await readHolder(`${path}.lock`)
  return holder !== undefined && isRunning(holder)
}

/** Of several processes that find the same lock left over, one takes it: the others must not delete that one's. */
async function takeOver(lock: string, kept: Kept): Promise<void> {
  const turn = `${lock}.turn`
  if (!(await create(turn, kept))) throw heldBy(await readHolder(turn), kept, turn)
  try {
    const holder = await readHolder(lock)
    if (holder !== undefined && isRunning(holder)) throw heldBy(holder, kept, lock)
    await rm(lock, { force: true })
    if (!(await create(lock, kept))) throw heldBy(await readHolder(lock), kept, lock)
  } finally {
    await rm(turn, { force: true })
  }
}

interface Holder {
  readonly process: number
  readonly host: string
}

/** @returns false when the lock exists */
async function create(lock: string, { path, what }: Kept): Promise<boolean> {
  try {
    const file = await open(lock, 'wx')
    await file.writeFile(`${process.pid} ${hostname()}\n`).finally(() => file.close())
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw new ReoError(`The ${what} cannot be written: ${messageOf(error)}`, {
      where: path,
      mend: 'Choose a file in a folder that exists and that you may write to.',
      cause: error,
    })
  }
}

async function readHolder(lock: string): Promise<Holder | undefined> {
  const text = await readFile(lock, 'utf8').catch(() => '')
  const [, id, host] = /^(\d+) (\S+)\n$/.exec(text) ?? []
  return id === undefined ? undefined : { process: Number(id), host }
}

/** A process of another machine cannot be asked, so it counts as running. */
function isRunning({ process: id, host }: Holder): boolean {
  if (host !== hostname()) return true
  try {
    process.kill(id, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

function heldBy(holder: Holder | undefined, { path, what }: Kept, lock: string): HeldFileError {
  const who = holder === undefined ? 'Another process' : `Process ${holder.process} on ${holder.host}`
  return new HeldFileError(`${who} is writing this ${what}`, {
    where: path,
    mend: `Wait until it ends, or write to another file; if none does any more, delete ${lock}.`,
  })
}
