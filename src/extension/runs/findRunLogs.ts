import * as vscode from 'vscode'

const RUN_LOGS = '**/*.reo.jsonl'
const ELSEWHERE = '**/{node_modules,.git}/**'

/** Run logs of a workspace that are looked at. */
const MOST_RUNS = 1000

/** The run logs of the workspace. */
export async function findRunLogs(): Promise<readonly vscode.Uri[]> {
  const found = await vscode.workspace.findFiles(RUN_LOGS, ELSEWHERE, MOST_RUNS)
  return found.filter(({ scheme }) => scheme === 'file')
}
