import { spawn, spawnSync } from 'node:child_process'
import { type Ended, endOf } from './reoCommand'

/** Linux lets everybody have a world of mounts and networks of one's own; some machines forbid it. */
export const hasNamespaces =
  spawnSync('unshare', ['--map-root-user', '--mount', '--net', 'true']).status === 0

/**
 * Runs a shell script where it may mount what it likes and has no network, not even its own machine's.
 * @param variables of its environment, besides those of this process
 */
export function runApart(script: string, variables: Readonly<Record<string, string>> = {}): Promise<Ended> {
  const args = ['--map-root-user', '--mount', '--net', 'sh', '-e', '-c', script]
  return endOf(
    spawn('unshare', args, { env: { ...process.env, ...variables }, stdio: ['ignore', 'pipe', 'pipe'] }),
  )
}
