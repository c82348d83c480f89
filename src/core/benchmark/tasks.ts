/** The four coupled tasks of REO-Instruct in the order of its logical chain (arXiv 2511.16853). */
export const TASKS = ['humanActivity', 'landCover', 'patchCount', 'agb'] as const

export type Task = (typeof TASKS)[number]

/** How a task is scored: as a number against a number, or as a label against a label. */
export type TaskKind = 'regression' | 'classification'

export interface TaskDescription {
  readonly title: string
  readonly kind: TaskKind
  /** Unit of the value, empty for labels. */
  readonly unit: string
  /** Values outside this range are kept but not scored as answered. */
  readonly range?: readonly [minimum: number, maximum: number]
}

/** Upper end of AGBD's labels in Mg/ha (its largest label is 499.9998). */
export const AGB_MAXIMUM = 500

export const TASK_DESCRIPTIONS: Readonly<Record<Task, TaskDescription>> = {
  humanActivity: { title: 'Human activity', kind: 'classification', unit: '' },
  landCover: { title: 'Land cover', kind: 'classification', unit: '' },
  patchCount: { title: 'Ecological patch count', kind: 'regression', unit: 'patches', range: [0, 625] },
  agb: { title: 'Above-ground biomass', kind: 'regression', unit: 'Mg/ha', range: [0, AGB_MAXIMUM] },
}

/** Whether a text names a task. */
export function isTask(text: string): text is Task {
  return (TASKS as readonly string[]).includes(text)
}
