import type * as vscode from 'vscode'
import { findLocalFiles } from '../localFiles'

const RUN_LOGS = '**/*.reo.jsonl'
const ELSEWHERE = '**/{node_modules,.git}/**'

/** Run logs of a workspace that are looked at. */
const MOST_RUNS = 1000

/** The run logs of the workspace. */
export async function findRunLogs(): Promise<readonly vscode.Uri[]> {
  return findLocalFiles(RUN_LOGS, ELSEWHERE, MOST_RUNS)
}
