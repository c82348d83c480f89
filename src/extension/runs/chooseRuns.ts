import * as vscode from 'vscode'
import { DeadEnd, OFFERS } from '../deadEnd'
import type { RunCatalogue } from './runCatalogue'
import { localPath } from '../localFiles'
import { plainLabel } from '../plainText'
import { type RunNode, runName } from './runsView'

/** What commands about runs choose from. */
export interface RunChoice {
  readonly catalogue: RunCatalogue
  readonly view: vscode.TreeView<RunNode>
}

/**
 * The runs that a command is about: a file; those selected in the view where it was called on one of them; else it asks.
 * @param options whether more than one can be chosen where it asks
 * @returns undefined where nothing was chosen
 * @throws ReoError for a file that lies on no disk of this machine
 */
export async function chooseRuns(
  argument: unknown,
  { catalogue, view }: RunChoice,
  title: string,
  { several = false } = {},
): Promise<readonly vscode.Uri[] | undefined> {
  if (argument instanceof vscode.Uri) {
    localPath(argument)
    return [argument]
  }
  const selected = uniqueUris(view.selection)
  const clicked = uriIn(argument)
  if (clicked !== undefined) {
    const isAmong = selected.some((uri) => uri.toString() === clicked.toString())
    return isAmong ? selected : [clicked]
  }
  return askForRuns(catalogue, title, several)
}

/** As {@link chooseRuns}, for what can be done with one run only. */
export async function chooseRun(
  argument: unknown,
  choice: RunChoice,
  title: string,
): Promise<vscode.Uri | undefined> {
  const clicked = uriIn(argument)
  return clicked ?? (await chooseRuns(argument, choice, title))?.at(0)
}

async function askForRuns(
  catalogue: RunCatalogue,
  title: string,
  several: boolean,
): Promise<readonly vscode.Uri[] | undefined> {
  const runs = await catalogue.list()
  if (runs.length === 0) {
    throw new DeadEnd('There are no run logs in this workspace', {
      mend: 'Run an evaluation, or open the folder of a NAME.reo.jsonl file.',
      offers: [OFFERS.runEvaluation],
    })
  }
  const items = runs.map(({ uri, run }) => ({
    label: plainLabel(runName(uri)),
    description: run.kind === 'known' ? run.summary.state : '',
    detail: plainLabel(vscode.workspace.asRelativePath(uri)),
    uri,
  }))
  if (several) {
    const look = { title, placeHolder: 'Runs', matchOnDetail: true, canPickMany: true } as const
    return (await vscode.window.showQuickPick(items, look))?.map(({ uri }) => uri)
  }
  const picked = await vscode.window.showQuickPick(items, {
    title,
    placeHolder: 'A run',
    matchOnDetail: true,
  })
  return picked && [picked.uri]
}

/** The run that a line of the view belongs to. */
function uriIn(argument: unknown): vscode.Uri | undefined {
  if (typeof argument !== 'object' || argument === null || !('uri' in argument)) return undefined
  return argument.uri instanceof vscode.Uri ? argument.uri : undefined
}

function uniqueUris(nodes: readonly RunNode[]): readonly vscode.Uri[] {
  return [...new Map(nodes.map(({ uri }) => [uri.toString(), uri])).values()]
}
