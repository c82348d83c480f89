import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DrivenVscode, driveVscode } from '../../scripts/lib/drivenVscode.mjs'
import { writeDemoFolder } from '../../scripts/lib/demoFolder.mjs'
import { phasesOf } from '../../scripts/lib/endurance/phases.mjs'
import { type Sample, takeSample } from '../../scripts/lib/endurance/sample.mjs'

/** What VS Code itself needs now more and now less of. */
const SOME = 1.1

/** `npm run endurance` does the same for hours, and tells how fast memory grows. */
describe.runIf(process.platform === 'linux')('After the same work once more', () => {
  let folder: string
  let vscode: DrivenVscode
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'reo-endurance-'))
    await writeDemoFolder(folder)
    vscode = await driveVscode({ folder, traced: false })
  })
  afterAll(async () => {
    await vscode?.close()
    await rm(folder, { recursive: true, force: true })
  })

  it.each(phasesOf({ cells: 17, restarts: 2, notebooks: 2 }))(
    'no process, file or listener is left by $title',
    async ({ begin, act, actions }) => {
      await begin(vscode, folder)
      await act(vscode, folder, 0, actions)
      const before = await takeSample(vscode)
      await act(vscode, folder, 0, actions)
      const after = await settled(vscode, before)
      expect(after).toMatchObject(pick(before, ['kernels: processes', 'processes of VS Code']))
      for (const name of ['extension host: open files', 'window: DOM nodes', 'window: listeners']) {
        expect(after[name], name).toBeLessThanOrEqual(SOME * before[name])
      }
    },
    400_000,
  )
})

/** Once processes that are being ended are gone. */
async function settled(vscode: DrivenVscode, before: Sample): Promise<Sample> {
  let sample = before
  await expect
    .poll(async () => (sample = await takeSample(vscode))['kernels: processes'])
    .toBe(before['kernels: processes'])
  return sample
}

function pick(sample: Sample, names: readonly string[]): Sample {
  return Object.fromEntries(names.map((name) => [name, sample[name]]))
}
