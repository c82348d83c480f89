/** The tools that the manifest contributes for assistants. */
export const TOOL_NAMES = [
  'reo_list_runs',
  'reo_list_models',
  'reo_run_metrics',
  'reo_query_run',
  'reo_inspect_patch',
  'reo_evaluate',
] as const

export type ToolName = (typeof TOOL_NAMES)[number]
