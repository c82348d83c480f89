import { open, readFile, realpath, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { codeOf, reasonOf, ReoError } from '../errors'
import { type Holder, holderText, isRunning, parseHolder, thisProcess } from './lockHolder'

/** A file that another holds now; it may be free a moment later. */
class HeldFileError extends ReoError {}

/** Takes a lock back. */
export type Unlock = () => Promise<void>

/** How long a lock may be there without a name in it, in ms: whoever made it is about to write it. */
const NAMED_WITHIN = 5000

/** How long another's short change to a file is waited for, in ms. */
const PATIENCE = 3000
const RETRY = 20

/** A file to be kept, and what it is in words. */
interface Kept {
  readonly path: string
  readonly what: string
}

/**
 * Keeps a file for this process, by a file beside it that names the process. A lock whose process is gone is taken
 * over.
 * @param what the file in words, for messages
 * @throws ReoError when another process holds it, or when it cannot be kept
 */
export async function lockFile(path: string, what = 'run log'): Promise<Unlock> {
  const lock = await lockOf(path)
  const kept = { path, what }
  if (!(await create(lock, kept))) {
    await refuseHeld(lock, kept)
    await takeOver(lock, kept)
  }
  return () => rm(lock, { force: true })
}

/** As {@link lockFile}, but waits a moment for others, who hold such a file no longer than it takes to write a little. */
export async function lockFilePatiently(path: string, what: string): Promise<Unlock> {
  const until = performance.now() + PATIENCE
  for (;;) {
    try {
      return await lockFile(path, what)
    } catch (error) {
      if (!(error instanceof HeldFileError) || performance.now() > until) throw error
      await setTimeout(RETRY)
    }
  }
}

/** Who keeps a file, in words that begin a sentence; undefined where nobody does. */
export async function holderOf(path: string): Promise<string | undefined> {
  const holder = await readHolder(await lockOf(path))
  return holder !== undefined && (await isRunning(holder)) ? holderText(holder) : undefined
}

/** The lock stands beside the file itself, by whatever link or letters the file is named. */
async function lockOf(path: string): Promise<string> {
  const real = await realpath(path).catch(() => inRealFolder(path))
  return `${real}.lock`
}

/** The folder may not be there either: then whoever makes the lock says so. */
async function inRealFolder(path: string): Promise<string> {
  const folder = await realpath(dirname(path)).catch(() => dirname(path))
  return join(folder, basename(path))
}

/** Of several processes that find the same lock left over, one takes it: the others must not delete that one's. */
async function takeOver(lock: string, kept: Kept): Promise<void> {
  const turn = `${lock}.turn`
  if (!(await create(turn, kept))) {
    await refuseHeld(turn, kept)
    // Left by a process that ended while it took a lock over; the next attempt finds it gone.
    await rm(turn, { force: true })
    throw heldBy(undefined, kept, lock)
  }
  try {
    await refuseHeld(lock, kept)
    await rm(lock, { force: true })
    if (!(await create(lock, kept))) throw heldBy(await readHolder(lock), kept, lock)
  } finally {
    await rm(turn, { force: true })
  }
}

/** @throws HeldFileError unless the process that made a lock is gone */
async function refuseHeld(lock: string, kept: Kept): Promise<void> {
  const holder = await readHolder(lock)
  const isHeld = holder === undefined ? await isNew(lock) : await isRunning(holder)
  if (isHeld) throw heldBy(holder, kept, lock)
}

/** @returns false when the lock exists */
async function create(lock: string, { path, what }: Kept): Promise<boolean> {
  try {
    const holder = await thisProcess()
    const file = await open(lock, 'wx')
    await file.writeFile(`${JSON.stringify(holder)}\n`).finally(() => file.close())
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw new ReoError(`The ${what} cannot be written: ${reasonOf(error)}`, {
      where: path,
      mend: 'Choose a file in a folder that exists and that you may write to.',
      cause: error,
    })
  }
}

async function readHolder(lock: string): Promise<Holder | undefined> {
  return parseHolder(await readFile(lock, 'utf8').catch(() => ''))
}

async function isNew(lock: string): Promise<boolean> {
  const found = await stat(lock).catch(() => undefined)
  // The clock may have been set back since.
  return found !== undefined && Math.abs(Date.now() - found.mtimeMs) < NAMED_WITHIN
}

function heldBy(holder: Holder | undefined, { path, what }: Kept, lock: string): HeldFileError {
  const who = holder === undefined ? 'Another process' : holderText(holder)
  return new HeldFileError(`${who} is writing this ${what}`, {
    where: path,
    mend: `Wait until it ends, or write to another file; if none does any more, delete ${lock}.`,
  })
}
