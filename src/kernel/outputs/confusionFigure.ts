import { type Task, TASK_DESCRIPTIONS } from '../../core/benchmark/tasks'
import { type AnswerGroup, groupAnswers } from '../../core/runs/answerGroups'
import { classSchemes } from '../../core/runs/classes/classScheme'
import { mostAskedQuestions } from '../../core/runs/classes/mostAskedQuestions'
import { type ClassScoringOptions, scoreClasses } from '../../core/runs/classes/scoreClasses'
import { unitColumn } from '../../core/runs/comparison/unitColumn'
import type { ConfusionPayload } from '../../protocol/payloads'
import type { RunFigure } from '../../protocol/runFigures'
import type { Resources } from '../resources/resources'
import { partTitle } from './partTitle'
import { confusionPayload, type ScoredView } from './payloads/confusionPayload'
import type { ShownRun } from './runFigure'

/**
 * Confusion matrices of a task's answers: by its classes, by an upper level where it has one, and question by question
 * where it has several. Where intervals are asked for, whole tiles are drawn where the data set has them.
 */
export async function makeConfusion(
  resources: Resources,
  shown: ShownRun,
  { task, model }: Omit<Extract<RunFigure, { kind: 'confusion' }>, 'kind'>,
  bootstrap: number,
): Promise<ConfusionPayload> {
  const { run, source } = shown
  const { dataset, models } = run.header
  const groups = groupAnswers(run).filter(
    (group) => group.task === task && (model === undefined || group.model.id === model),
  )
  const units = bootstrap === 0 ? undefined : unitColumn(await resources.sampleColumns(run, source))
  return confusionPayload({
    task,
    title: `${TASK_DESCRIPTIONS[task].title} · ${partTitle(run.header, source)}`,
    source,
    synthetic: dataset.synthetic || models.some(({ synthetic }) => synthetic === true),
    views: viewsOf(task, groups, { bootstrap, ...(units && { unitOf: units.unitOf }) }),
  })
}

function viewsOf(
  task: Task,
  groups: readonly AnswerGroup[],
  options: ClassScoringOptions,
): readonly [ScoredView, ...ScoredView[]] {
  const [finest, ...upper] = classSchemes(task)
  const viewBy = (scheme: ScoredView['scheme']): ScoredView => ({
    title: scheme.title,
    scheme,
    scores: scoreClasses(groups, scheme, options),
  })
  const byQuestion = mostAskedQuestions(groups).map((question): ScoredView => {
    const asked = groups.map((group) => ({
      ...group,
      answers: group.answers.filter((answer) => answer.question === question),
    }))
    return { title: question, question, scheme: finest, scores: scoreClasses(asked, finest, options) }
  })
  return [viewBy(finest), ...upper.map(viewBy), ...byQuestion]
}
