import { type Task, TASK_DESCRIPTIONS } from '../../core/benchmark/tasks'
import { ReoError } from '../../core/errors'
import type { ModelDescription } from '../../core/models/model'
import type { AskedQuestion } from '../../core/metrics/answers/askedQuestion'
import { type AnswerGroup, groupAnswers } from '../../core/runs/answerGroups'
import { askedQuestions } from '../../core/runs/askedQuestions'
import { comparePair } from '../../core/runs/comparison/pairComparison'
import type { UnitOf } from '../../core/runs/comparison/commonQuestions'
import { unitColumn } from '../../core/runs/comparison/unitColumn'
import { flipsOf, type FlipsOptions } from '../../core/runs/flips/flips'
import { inputPairs, type ModelPair, namedPairs } from '../../core/runs/flips/inputPairs'
import type { Run } from '../../core/runs/runLog'
import { columnNamed, columnReader, type SampleColumns } from '../../core/slices/sampleColumns'
import type { FlipsPayload } from '../../protocol/flips'
import type { RunFigure } from '../../protocol/runFigures'
import type { Resources } from '../resources/resources'
import { partTitle } from './partTitle'
import { type ComparedStep, flipsPayload } from './payloads/flipsPayload'
import type { ShownRun } from './runFigure'

/** Column whose values are told apart where nothing else is asked for. */
const BY = 'landCover'

/**
 * What becomes of a task's answers from models to others that see more.
 * @throws ReoError when the run did not ask a model that is named, or there is no column of a name
 */
export async function makeFlips(
  resources: Resources,
  { run, source }: ShownRun,
  { task, models, by = BY, cluster }: Extract<RunFigure, { kind: 'flips' }>,
  bootstrap: number,
): Promise<FlipsPayload> {
  const columns = await resources.sampleColumns(run, source)
  const units = unitColumn(columns, cluster)
  const column = columnNamed(columns, by)
  const pairs = pairsOf(run, task, models)
  const asked = {
    task,
    questions: askedQuestions(
      run.answers,
      task,
      pairs.flatMap((pair) => pair.map(({ id }) => id)),
    ),
    groups: groupAnswers(run).filter((group) => group.task === task),
  }
  const options = { bootstrap, classOf: classReader(columns, by), ...(units && { unitOf: units.unitOf }) }
  const { dataset } = run.header
  return flipsPayload({
    task,
    by: column ?? by,
    title: `${TASK_DESCRIPTIONS[task].title}: flips · ${partTitle(run.header, source)}`,
    source,
    synthetic: dataset.synthetic || run.header.models.some(({ synthetic }) => synthetic === true),
    clustered: units?.column,
    steps: pairs.map((pair) => compareStep(asked, pair, options)),
  })
}

/** What a run asked its models in a task. */
interface AskedTask {
  readonly task: Task
  readonly questions: readonly AskedQuestion[]
  readonly groups: readonly AnswerGroup[]
}

function compareStep(
  { task, questions, groups }: AskedTask,
  pair: ModelPair,
  options: FlipsOptions & { readonly bootstrap: number },
): ComparedStep {
  const ids = [pair[0].id, pair[1].id] as const
  const flips = flipsOf(task, questions, ids, options)
  if (TASK_DESCRIPTIONS[task].kind === 'classification') return { pair, flips }
  const [first, second] = ids.map((id) => groups.find(({ model }) => model.id === id))
  if (first === undefined || second === undefined) return { pair, flips }
  const { common, figures } = comparePair(first, second, options)
  const error = figures.find(({ figure }) => figure === 'mae')
  return { pair, flips, ...(error && { error: { n: common, difference: error.difference } }) }
}

function pairsOf(
  { header, path }: Run,
  task: Task,
  named: readonly string[] | undefined,
): readonly ModelPair[] {
  if (named === undefined) return inputPairs(header.models.filter(({ tasks }) => tasks.includes(task)))
  return namedPairs(
    named.map((id): ModelDescription => {
      const model = header.models.find((each) => each.id === id)
      if (model !== undefined) return model
      throw new ReoError(`This run did not ask "${id}"`, {
        where: path,
        mend: `It asked ${header.models.map((each) => each.id).join(', ')}.`,
      })
    }),
  )
}

function classReader(columns: SampleColumns, by: string): UnitOf {
  const column = columnNamed(columns, by)
  if (column === undefined) {
    if (by === BY) return () => undefined
    throw new ReoError(`There is no column "${by}" to tell flips apart by`, {
      mend: `There are ${[...columns.values.keys()].join(', ') || 'none'}.`,
    })
  }
  const read = columnReader(columns, column)
  return (sample) => read(sample)?.toString()
}
