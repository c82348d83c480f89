/** What a run can be exported as: its answers, or its report as a table. */
export const RUN_EXPORTS = ['csv', 'parquet', 'inspect', 'html', 'md', 'latex'] as const
export type RunExport = (typeof RUN_EXPORTS)[number]
