import { LAND_COVER_CLASSES } from '../../../core/benchmark/landCover'
import type { Task } from '../../../core/benchmark/tasks'
import { ReoError } from '../../../core/errors'
import { labelOf } from '../../../core/metrics/labels'
import type { RunSummary } from '../../../core/runs/runSummary'
import type { AnswerCriterion, SelectionStep, ValueRange } from '../../../core/selection/selection'
import type { RunFigure } from '../../../protocol/runFigures'
import type { Kernel } from '../../kernels/kernel'
import type { AssistantTool } from '../assistantTool'
import type { ToolInput } from '../toolInputs'
import { needRun } from '../workspaceRuns'
import { needModel } from './runMetrics'

type QueryInput = ToolInput<'reo_query_run'>

const USUAL_ANSWERS = 20

/** Tells answers of a run beside the truth: those that fulfil some conditions, in order. */
export function queryRun(service: Kernel): AssistantTool<'reo_query_run'> {
  return {
    doing: ({ task, run }) => `Looking through the ${task} answers of ${run ?? 'the newest run'}`,
    async answer(input, token) {
      const { name, file } = await needRun(input.run)
      const summary = await service.request('summariseRun', { file }, token)
      const step = stepOf(input, summary)
      const source = {
        dataset: summary.dataset.path,
        run: file,
        ...(input.where !== undefined && { slice: input.where }),
        ...(step && { within: [step] }),
      }
      const figure = figureOf(input, summary)
      const { text } = await service.request('figureInWords', { source, figure, bootstrap: 0 }, token)
      const from = figure.offset === undefined ? '' : `, from row ${figure.offset + 1} on`
      const head = [
        name,
        `order: ${figure.sort}${from}`,
        ...(step ? [`only samples with ${step.title}`] : []),
      ]
      return { text: [...head, text].join('\n') }
    },
  }
}

function figureOf(input: QueryInput, summary: RunSummary): Extract<RunFigure, { kind: 'answers' }> {
  const { task, statuses, errorFrom, errorTo, order = 'worst', limit = USUAL_ANSWERS, offset } = input
  const model = input.model === undefined ? undefined : needModel(summary, input.model)
  const error = {
    ...(errorFrom !== undefined && { low: errorFrom }),
    ...(errorTo !== undefined && { high: errorTo }),
  }
  const filter = {
    ...(model !== undefined && { model }),
    ...(statuses && { statuses }),
    ...(Object.keys(error).length > 0 && { error }),
  }
  return {
    kind: 'answers',
    task,
    sort: order,
    limit,
    filter,
    ...(model !== undefined && { sortModel: model }),
    ...(offset !== undefined && { offset }),
  }
}

/** What the filter of answers has no words for. @throws ReoError when it is not clear whose answers are meant */
function stepOf(input: QueryInput, summary: RunSummary): SelectionStep | undefined {
  const { task, trueClass, predictedClass } = input
  const truth = trueClass === undefined ? undefined : classTest(task, trueClass)
  const predicted = predictedClass === undefined ? undefined : classTest(task, predictedClass)
  const absoluteError = rangeOf(input.absoluteErrorFrom, input.absoluteErrorTo)
  if (truth === undefined && predicted === undefined && absoluteError === undefined) return undefined
  const model = theModel(input, summary)
  const criterion: AnswerCriterion = {
    kind: 'answer',
    task,
    model,
    ...(truth && { truth }),
    ...(predicted && { predicted }),
    ...(absoluteError && { absoluteError }),
  }
  const parts = [
    ...(truth ? [`true class ${truth.label}`] : []),
    ...(predicted ? [`predicted class ${predicted.label}`] : []),
    ...(absoluteError ? [`absolute error ${rangeText(input)}`] : []),
  ]
  return { origin: 'assistant', title: `${parts.join(', ')} (${model})`, criterion }
}

/** A class as answers are scored: of land cover by its code, which may be told by its name. */
function classTest(task: Task, named: string) {
  if (task !== 'landCover') return { kind: 'label', label: labelOf(task, named) } as const
  const found = LAND_COVER_CLASSES.find(({ label }) => label.toLowerCase() === named.trim().toLowerCase())
  return { kind: 'label', label: found === undefined ? named.trim() : String(found.code) } as const
}

function rangeOf(low: number | undefined, high: number | undefined): ValueRange | undefined {
  if (low === undefined && high === undefined) return undefined
  return { low: low ?? 0, high: high ?? Number.MAX_VALUE }
}

function rangeText({ absoluteErrorFrom: low = 0, absoluteErrorTo: high }: QueryInput): string {
  return high === undefined ? `from ${low}` : `${low} to ${high}`
}

function theModel({ model }: QueryInput, summary: RunSummary): string {
  if (model !== undefined) return needModel(summary, model)
  const [only, ...others] = summary.models
  if (only !== undefined && others.length === 0) return only.id
  throw new ReoError('Classes and absolute errors are of one model’s answers', {
    where: summary.path,
    mend: `Say whose as "model": ${summary.models.map(({ id }) => id).join(', ')}.`,
  })
}
