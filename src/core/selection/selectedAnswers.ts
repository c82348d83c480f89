import type { Task } from '../benchmark/tasks'
import type { AnswerLine, Run } from '../runs/runLog'
import { fulfils, selectedSamples } from './selectSamples'
import type { SettledSelection } from './selection'

/** What a model answered in a task about the selected samples; answers that a step rules out are none of them. */
export function selectedAnswers(
  run: Pick<Run, 'answers'>,
  { task, model }: { readonly task: Task; readonly model: string },
  selection: SettledSelection,
): readonly AnswerLine[] {
  const samples = selectedSamples(run, selection)
  const tests = selection.flatMap(({ criterion }) =>
    criterion.kind === 'answer' && criterion.task === task && criterion.model === model ? [criterion] : [],
  )
  return run.answers.filter(
    (answer) =>
      answer.task === task &&
      answer.model === model &&
      samples.has(answer.sample) &&
      tests.every((criterion) => fulfils(answer, criterion)),
  )
}
