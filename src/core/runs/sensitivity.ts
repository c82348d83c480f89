import { NUMBER_POLICIES } from '../answers/policies'
import { type Task, TASKS } from '../benchmark/tasks'
import { ReoError } from '../errors'
import type { ScoringOptions } from '../metrics/taskMetrics'
import { buildReport } from './buildReport'
import type { RunReport } from './report'
import { isInWords, rereadRun } from './rereadRun'
import type { Run } from './runLog'

export interface SensitivityOptions extends ScoringOptions {
  /** All when absent but human activity, whose answers hold no values to choose among. */
  readonly task?: Task
}

/**
 * How much the figures of a run depend on how answers are read: for every model that answers in words, its figures
 * under each way to choose among several values. The report's slices are these readings.
 * @throws ReoError when no answer of the run is in words
 */
export function sensitivityReport(run: Run, { task, ...scoring }: SensitivityOptions = {}): RunReport {
  const words = wordsOf(run, task)
  const readings = NUMBER_POLICIES.map((number) => ({
    number,
    report: buildReport(rereadRun(words, { number }), scoring),
  }))
  const [{ report }] = readings
  return {
    ...report,
    run: run.header,
    by: 'reading',
    views: [],
    consistency: [],
    numbers: [],
    usage: [],
    entries: report.entries.flatMap((_entry, index) =>
      readings.map(({ number, report: { entries } }) => ({ ...entries[index], slice: number })),
    ),
  }
}

/** The run of the models that answer in words, in the task. */
function wordsOf(run: Run, task: Task | undefined): Run {
  const tasks = task === undefined ? TASKS.filter((each) => each !== 'humanActivity') : [task]
  const answers = run.answers.filter((answer) => tasks.includes(answer.task))
  const talkers = new Set(answers.filter(isInWords).map(({ model }) => model))
  if (talkers.size > 0) return { ...run, answers: answers.filter(({ model }) => talkers.has(model)) }
  throw new ReoError('No answer of this run was read from words, so that none depends on how it is read', {
    where: run.path,
    mend: 'Choose a run of models that answer in words.',
  })
}
