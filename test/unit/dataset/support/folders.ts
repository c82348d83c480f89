import { mkdtempSync, rmSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { onTestFinished } from 'vitest'

/** An empty folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'reo-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Writes files by their path in a folder; objects become JSON. */
export async function writeFiles(folder: string, files: Readonly<Record<string, unknown>>): Promise<string> {
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, name)
    await mkdir(path.dirname(file), { recursive: true })
    const isRaw = typeof content === 'string' || content instanceof Uint8Array
    await writeFile(file, isRaw ? content : JSON.stringify(content))
  }
  return folder
}

/** One file in a folder of its own that is gone after the test. */
export async function fileOf(name: string, content: unknown): Promise<string> {
  return path.join(await writeFiles(temporaryFolder(), { [name]: content }), name)
}
