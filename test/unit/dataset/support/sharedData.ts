import { existsSync } from 'node:fs'
import path from 'node:path'
import { describe } from 'vitest'

const SHARED = path.resolve('../shared/data')

/** Path of a third-party file that lies beside the project where it was fetched. */
export function sharedFile(name: string): string {
  return path.join(SHARED, name)
}

/** Tests on third-party files; without them they are skipped, and the title says so. */
export function describeWithShared(name: string, folder: string, tests: () => void): void {
  if (existsSync(sharedFile(folder))) describe(name, tests)
  else describe.skip(`${name} (skipped: ../shared/data/${folder} is not there)`, tests)
}
