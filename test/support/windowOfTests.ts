import { rm } from 'node:fs/promises'
import { afterAll, afterEach } from 'vitest'
import type { DrivenVscode } from '../../scripts/lib/drivenVscode.mjs'

/**
 * Keeps what the window showed when a test failed, and ends the window after the last test of the block, with the folder
 * that was made for it.
 * @param parts of the block, known once it has begun; no window where it could not be opened
 */
export function closeAfterTests(
  parts: () => { readonly vscode: DrivenVscode | undefined; readonly folder?: string },
): void {
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return
    console.log(`kept: ${await parts().vscode?.keepEvidence(task.name)}`)
  })

  afterAll(async () => {
    const { vscode, folder } = parts()
    await vscode?.close()
    if (folder !== undefined) await rm(folder, { recursive: true, force: true })
  })
}
