import * as vscode from 'vscode'
import { ReoError } from '../../../core/errors'
import { chooseRuns, type RunChoice } from '../../runs/chooseRuns'
import { runName } from '../../runs/runsView'
import { askFirst } from '../../notifications'

/** REO: Delete Run… Moves run logs to the trash, once that is confirmed. */
export async function deleteRuns(choice: RunChoice, argument: unknown): Promise<void> {
  const runs = await chooseRuns(argument, choice, 'Delete Run')
  if (runs === undefined || runs.length === 0) return
  await refuseRunning(runs, choice)
  const what = runs.length === 1 ? `the run ${runName(runs[0])}` : `${runs.length} runs`
  const move = 'Move to Trash'
  const chosen = await askFirst(`Delete ${what}?`, { detail: 'Its answers are in no other place.' }, move)
  if (chosen !== move) return
  for (const uri of runs) await moveToTrash(uri)
}

async function refuseRunning(runs: readonly vscode.Uri[], { catalogue }: RunChoice): Promise<void> {
  const names = new Set(runs.map(String))
  const running = (await catalogue.list()).find(
    ({ uri, run }) => names.has(uri.toString()) && run.kind === 'known' && run.summary.state === 'running',
  )
  if (running === undefined) return
  throw new ReoError('This run goes on and writes its log', {
    where: running.uri.fsPath,
    mend: 'Cancel it first.',
  })
}

/** Where there is no trash, such as on a server, it asks again. */
async function moveToTrash(uri: vscode.Uri): Promise<void> {
  try {
    await vscode.workspace.fs.delete(uri, { useTrash: true })
  } catch {
    const remove = 'Delete for Good'
    const chosen = await askFirst(
      `${runName(uri)} cannot be moved to the trash.`,
      { detail: 'It can only be deleted for good.' },
      remove,
    )
    if (chosen === remove) await vscode.workspace.fs.delete(uri, { useTrash: false })
  }
}
