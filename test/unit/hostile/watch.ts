import { channel } from 'node:diagnostics_channel'
import { lstatSync, readdirSync } from 'node:fs'
import path from 'node:path'

/** What happened in this process while something was watched. */
export interface Watched {
  readonly connections: number
  readonly processes: number
}

/** Counts connections that this process opens and processes that it starts, of whatever library. */
export async function watched(work: () => Promise<void>): Promise<Watched> {
  const seen = { connections: 0, processes: 0 }
  const connection = () => void seen.connections++
  const started = () => void seen.processes++
  const sockets = channel('net.client.socket')
  const children = channel('child_process')
  sockets.subscribe(connection)
  children.subscribe(started)
  try {
    await work()
  } finally {
    sockets.unsubscribe(connection)
    children.unsubscribe(started)
  }
  return seen
}

/** Every file of a folder with its size and time: another text where anything was written. */
export function stateOf(folder: string): string {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()
  return names
    .map((name) => {
      const { size, mtimeMs, ctimeMs } = lstatSync(path.join(folder, name))
      return `${name} ${size} ${mtimeMs} ${ctimeMs}`
    })
    .join('\n')
}
