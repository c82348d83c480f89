import { type Task, TASK_DESCRIPTIONS } from '../../core/benchmark/tasks'
import type { NewCell } from '../notebooks/reoNotebook'

/** Rows of the worst answers. */
const WORST = 20

/** The cells that show a run: its report, a figure for every task, and the worst answers. */
export function resultCells(runLog: string, tasks: readonly Task[]): readonly NewCell[] {
  return [
    text('# Evaluation results'),
    code(`const run = await reo.run(${JSON.stringify(runLog)})\nrun.report()`),
    ...tasks.flatMap((task) => [
      text(`## ${TASK_DESCRIPTIONS[task].title}`),
      code(figure(task)),
      code(worst(task)),
    ]),
  ]
}

/** The cells that show what has changed from one run to another. */
export function comparisonCells(older: string, newer: string): readonly NewCell[] {
  return [
    text('# Comparison of two runs'),
    code(
      [
        `const older = await reo.run(${JSON.stringify(older)})`,
        `const newer = await reo.run(${JSON.stringify(newer)})`,
        'reo.compare(older, newer)',
      ].join('\n'),
    ),
    code('older.report()'),
    code('newer.report()'),
  ]
}

function figure(task: Task): string {
  const name = TASK_DESCRIPTIONS[task].kind === 'regression' ? 'scatter' : 'confusion'
  return `run.${name}('${task}')`
}

function worst(task: Task): string {
  return `run.answers({ task: '${task}', sort: 'worst', limit: ${WORST} })`
}

function code(text: string): NewCell {
  return { kind: 'code', text }
}

function text(text: string): NewCell {
  return { kind: 'text', text }
}
