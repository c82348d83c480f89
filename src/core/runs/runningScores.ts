import { type Task, TASK_DESCRIPTIONS, TASKS } from '../benchmark/tasks'
import { labelOf } from '../metrics/labels'
import type { Answer, Model, TokenUsage } from '../models/model'
import { predictionOf } from './answerGroups'
import type { AnswerLine } from './runLog'
import { addTokens, costOf } from './usage'

/** How a model does while a run goes on. */
export interface ModelScores {
  /** Model id. */
  readonly model: string
  readonly refused: number
  /** Questions that no answer came to. */
  readonly failed: number
  readonly figures: readonly RunningFigure[]
  /** US dollars so far, where the model has prices. */
  readonly cost?: number
}

/** RMSE of quantities, accuracy of labels. */
export interface RunningFigure {
  readonly task: Task
  readonly value: number
  /** Share of the questions that the figure is of. */
  readonly coverage: number
}

interface Sums {
  n: number
  answered: number
  /** Of squared errors, or of right labels. */
  total: number
}

interface Tally {
  refused: number
  failed: number
  tokens: TokenUsage
  readonly tasks: Map<Task, Sums>
}

/** Scores of a run's models from sums alone, so that they are known at any time. */
export class RunningScores {
  readonly #tallies = new Map<string, Tally>()

  /** Takes an answer in, whose question was not answered before. */
  add(answer: AnswerLine): void {
    const tally = this.#tallyOf(answer.model)
    if (answer.status === 'error') tally.failed++
    else if (answer.status === 'refused') tally.refused++
    if (answer.usage !== undefined && answer.cached !== true) {
      tally.tokens = addTokens(tally.tokens, answer.usage)
    }
    if (answer.truth !== null) score(sumsOf(tally, answer.task), answer)
  }

  /** The scores of models, in their order. */
  report(models: readonly Pick<Model, 'description'>[]): readonly ModelScores[] {
    return models.map(({ description: { id, prices } }) => {
      const { refused, failed, tasks, tokens } = this.#tallyOf(id)
      return {
        model: id,
        refused,
        failed,
        figures: TASKS.flatMap((task) => figureOf(task, tasks.get(task)) ?? []),
        ...(prices !== undefined && { cost: costOf(tokens, prices) }),
      }
    })
  }

  #tallyOf(model: Answer['model']): Tally {
    let tally = this.#tallies.get(model)
    if (tally === undefined) {
      tally = { refused: 0, failed: 0, tokens: { inputTokens: 0, outputTokens: 0 }, tasks: new Map() }
      this.#tallies.set(model, tally)
    }
    return tally
  }
}

function sumsOf({ tasks }: Tally, task: Task): Sums {
  let sums = tasks.get(task)
  if (sums === undefined) {
    sums = { n: 0, answered: 0, total: 0 }
    tasks.set(task, sums)
  }
  return sums
}

function score(sums: Sums, answer: AnswerLine): void {
  const predicted = predictionOf(answer)
  const { task, truth } = answer
  sums.n++
  if (predicted === null || truth === null) return
  sums.answered++
  sums.total +=
    TASK_DESCRIPTIONS[task].kind === 'regression'
      ? (Number(predicted) - Number(truth)) ** 2
      : Number(labelOf(task, predicted) === labelOf(task, truth))
}

/** In accuracy, what is not answered is wrong. */
function figureOf(task: Task, sums: Sums | undefined): RunningFigure | undefined {
  if (sums === undefined || sums.answered === 0) return undefined
  const { n, answered, total } = sums
  const value = TASK_DESCRIPTIONS[task].kind === 'regression' ? Math.sqrt(total / answered) : total / n
  return { task, value, coverage: answered / n }
}
