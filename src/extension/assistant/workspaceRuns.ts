import * as vscode from 'vscode'
import { ReoError } from '../../core/errors'
import { findRunLogs } from '../runs/findRunLogs'
import { runName } from '../runs/runsView'

/** A run log of the workspace, by the name that assistants are told. */
export interface NamedRun {
  /** Its path in the workspace. */
  readonly name: string
  /** Absolute path. */
  readonly file: string
}

const MOST_NAMED = 10

/** The run logs of the workspace, the one written last first. */
export async function workspaceRuns(): Promise<readonly NamedRun[]> {
  const found = await Promise.all(
    (await findRunLogs()).map(async (uri) => ({
      name: vscode.workspace.asRelativePath(uri),
      file: uri.fsPath,
      written: await vscode.workspace.fs.stat(uri).then(
        ({ mtime }) => mtime,
        () => 0,
      ),
    })),
  )
  return found.sort((one, other) => other.written - one.written)
}

/**
 * The run that an assistant means: by its path in the workspace or its file's name; the newest where it names none. No
 * other file is ever read.
 * @throws ReoError when the workspace has no such run
 */
export async function needRun(named: string | undefined): Promise<NamedRun> {
  const runs = await workspaceRuns()
  if (runs.length === 0) {
    throw new ReoError('There are no run logs in this workspace', {
      mend: 'Evaluate models first, with the tool reo_evaluate or the command "REO: Run Evaluation…".',
    })
  }
  const wanted =
    named === undefined
      ? runs[0]
      : runs.find(({ name, file }) => [name, runName(vscode.Uri.file(file))].includes(named))
  if (wanted !== undefined) return wanted
  const names = runs.slice(0, MOST_NAMED).map(({ name }) => name)
  throw new ReoError(`There is no run "${named}" in this workspace`, {
    mend: `Take one of ${names.join(', ')}${runs.length > MOST_NAMED ? ', …' : ''}.`,
  })
}
