import type * as vscode from 'vscode'
import type { Kernel } from '../kernels/kernel'
import type { StorageFolder } from '../kernels/storageFolder'
import { RecentDatasets } from '../pickers/recentDatasets'
import type { Log } from '../log'
import { assistantTool, type CallableTool } from './assistantTool'
import type { ToolName } from './toolNames'
import { evaluateModels } from './tools/evaluateModels'
import { inspectPatch } from './tools/inspectPatch'
import { listModels } from './tools/listModels'
import { listRuns } from './tools/listRuns'
import { queryRun } from './tools/queryRun'
import { runMetrics } from './tools/runMetrics'

export interface ToolParts {
  readonly context: vscode.ExtensionContext
  readonly storage: StorageFolder
  readonly service: Kernel
  readonly log: Log
}

/** What each tool does. */
export function assistantTools({
  context,
  storage,
  service,
  log,
}: ToolParts): Readonly<Record<ToolName, CallableTool>> {
  const recent = new RecentDatasets(context.workspaceState)
  return {
    reo_list_runs: assistantTool('reo_list_runs', listRuns(service), log),
    reo_list_models: assistantTool('reo_list_models', listModels(service, recent), log),
    reo_run_metrics: assistantTool('reo_run_metrics', runMetrics(service), log),
    reo_query_run: assistantTool('reo_query_run', queryRun(service), log),
    reo_inspect_patch: assistantTool('reo_inspect_patch', inspectPatch(service, recent), log),
    reo_evaluate: assistantTool('reo_evaluate', evaluateModels({ service, recent, storage }), log),
  }
}
