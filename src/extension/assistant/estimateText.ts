import { costText } from '../../core/runs/progressText'
import type { EstimateEvaluationParams, EvaluationEstimate } from '../../protocol/assistant'
import { taskTitles } from '../evaluation/evaluationPlan'

/** What an evaluation asks and costs, for whoever is to agree to it. */
export function estimateText(
  { dataset, split, tasks }: EstimateEvaluationParams,
  { samples, models }: EvaluationEstimate,
): string {
  return [
    `${grouped(samples)} patches of ${dataset}, ${split}: ${taskTitles(tasks)}.`,
    ...models.map(modelText),
    'The answers are written to a new run log.',
  ].join('\n')
}

function modelText({ model, title, questions, tokens, cost }: EvaluationEstimate['models'][number]): string {
  const asked = `${title} (${model}): ${grouped(questions)} questions`
  if (tokens === undefined) return `${asked}, answered on this computer.`
  const price = cost === undefined ? 'what it costs is not known' : `${costText(cost)} at most`
  return `${asked} with pictures of the patches are sent to it; about ${grouped(tokens.inputTokens)} tokens in, ${grouped(tokens.outputTokens)} out at most; ${price}.`
}

function grouped(count: number): string {
  return count.toLocaleString('en')
}
