import type { Task } from '../../benchmark/tasks'
import type { Dataset } from '../../dataset/dataset'
import type { Sample, Split } from '../../dataset/sample'
import { sum } from '../../metrics/sum'
import type { ModelDescription, TokenUsage } from '../../models/model'
import { AnsweredIndex } from '../answeredIndex'
import { questionsAbout, tasksOf } from '../openQuestions'
import { costOf } from '../usage'

/** What an evaluation is going to ask, before it is begun. */
export interface EvaluationEstimate {
  /** Samples that it asks about. */
  readonly samples: number
  readonly models: readonly ModelEstimate[]
}

export interface ModelEstimate {
  /** Id. */
  readonly model: string
  readonly title: string
  /** Exact where no more samples are asked about than are looked at, 500. */
  readonly questions: number
  /** Of all questions and, at most, of all answers; absent for models that are asked no words. */
  readonly tokens?: TokenUsage
  /** US dollars that these tokens cost; absent where nobody has said the prices. */
  readonly cost?: number
}

/** A model that is going to be asked. */
export interface EstimatedModel {
  readonly description: ModelDescription
  readonly repeats: number
  /** Tokens of one question and, at most, of its answer; absent for models that are asked no words. */
  readonly tokensOf?: (sample: Sample, task: Task) => Promise<TokenUsage>
}

/** Samples whose questions are counted: a sample has several only where its annotations do. */
const SAMPLES_LOOKED_AT = 500

/**
 * Counts the questions of an evaluation from its first samples, and what the first sample's questions take.
 * @throws ReoError as the data set does where its samples cannot be read
 */
export async function estimateEvaluation(
  dataset: Dataset,
  {
    split,
    tasks,
    limit,
    models,
  }: {
    readonly split: Split
    readonly tasks: readonly Task[]
    readonly limit?: number
    readonly models: readonly EstimatedModel[]
  },
): Promise<EvaluationEstimate> {
  const all = dataset.description.sampleCounts[split]
  const samples = limit === undefined ? all : Math.min(limit, all)
  const looked: Sample[] = []
  for await (const sample of dataset.samples({ split, limit: Math.min(samples, SAMPLES_LOOKED_AT) }))
    looked.push(sample)
  const estimates: ModelEstimate[] = []
  for (const model of models) estimates.push(await estimateModel(model, tasks, looked, samples))
  return { samples, models: estimates }
}

async function estimateModel(
  { description, repeats, tokensOf }: EstimatedModel,
  tasks: readonly Task[],
  looked: readonly Sample[],
  samples: number,
): Promise<ModelEstimate> {
  const scale = looked.length === 0 ? 0 : samples / looked.length
  const able = tasksOf({ description }, tasks)
  const counts = able.map((task) => {
    const asked = looked.map(
      (sample) => questionsAbout({ description, repeats }, sample, [task], new AnsweredIndex()).length,
    )
    return { task, questions: Math.round(scale * sum(asked)) }
  })
  const { id, title, prices } = description
  const questions = sum(counts.map((each) => each.questions))
  if (tokensOf === undefined || looked.length === 0) return { model: id, title, questions }
  const tokens = { inputTokens: 0, outputTokens: 0 }
  for (const count of counts) {
    const each = await tokensOf(looked[0], count.task)
    tokens.inputTokens += Math.round(count.questions * each.inputTokens)
    tokens.outputTokens += Math.round(count.questions * each.outputTokens)
  }
  return { model: id, title, questions, tokens, ...(prices && { cost: costOf(tokens, prices) }) }
}
