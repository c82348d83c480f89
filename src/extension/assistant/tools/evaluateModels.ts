import * as vscode from 'vscode'
import { messageOf, ReoError } from '../../../core/errors'
import type { EstimateEvaluationParams } from '../../../protocol/assistant'
import { evaluate } from '../../evaluation/evaluate'
import { sharedTasks } from '../../evaluation/evaluationPlan'
import { placeOfRun } from '../../evaluation/placeOfRun'
import type { Kernel } from '../../kernels/kernel'
import type { StorageFolder } from '../../kernels/storageFolder'
import type { RecentDatasets } from '../../pickers/recentDatasets'
import type { AssistantTool } from '../assistantTool'
import { estimateText } from '../estimateText'
import { needDataset } from '../knownDataset'
import { type ToolInput, USUAL_PATCHES } from '../toolInputs'

export interface EvaluateModelsParts {
  readonly service: Kernel
  readonly recent: RecentDatasets
  /** Where runs go when no folder is open. */
  readonly storage: StorageFolder
}

/** Evaluates models once the user has agreed, knowing what it asks and costs; tells the report. */
export function evaluateModels(parts: EvaluateModelsParts): AssistantTool<'reo_evaluate'> {
  const { service, recent, storage } = parts
  return {
    doing: ({ models, dataset }) => `Evaluating ${models.join(', ')} on ${dataset}`,
    confirm: async (input, token) => ({
      title: 'Evaluate models?',
      message: await confirmationText(parts, input, token),
    }),
    async answer(input, token) {
      const plan = await planOf(parts, input, token)
      // Refuses models that are none of the user's own.
      await service.request('estimateEvaluation', plan, token)
      const out = await placeOfRun(plan.models, storage)
      if (out === undefined) throw new vscode.CancellationError()
      const { outcome, answers, skipped } = await evaluate(service, plan, out, token)
      await recent.add(plan.dataset)
      const head = `${vscode.workspace.asRelativePath(out)}: ${outcome}, ${answers} answers, ${skipped} samples skipped`
      const report = {
        source: { dataset: plan.dataset, run: out },
        figure: { kind: 'report' },
        bootstrap: 0,
      } as const
      const { text } = await service.request('figureInWords', report)
      return { text: `${head}\n${text}` }
    },
  }
}

/** Everything that an evaluation needs, with what the assistant left out as is usual. */
async function planOf(
  { service, recent }: EvaluateModelsParts,
  { dataset: named, split = 'test', models, tasks, limit = USUAL_PATCHES }: ToolInput<'reo_evaluate'>,
  token: vscode.CancellationToken,
): Promise<EstimateEvaluationParams> {
  const dataset = await needDataset(recent, named)
  if (tasks !== undefined) return { dataset, split, models, tasks, limit }
  const [description, known] = await Promise.all([
    service.request('describeDataset', { dataset }, token),
    service.request('listModels', null, token),
  ])
  const chosen = known.filter(({ id }) => models.includes(id))
  const shared = sharedTasks(chosen, description)
  if (shared.length === 0) {
    throw new ReoError(`${models.join(', ')} can do none of the tasks that have truth here`, {
      where: dataset,
      mend: 'Choose among the models that the tool reo_list_models tells.',
    })
  }
  return { dataset, split, models, tasks: shared, limit }
}

async function confirmationText(
  parts: EvaluateModelsParts,
  input: ToolInput<'reo_evaluate'>,
  token: vscode.CancellationToken,
): Promise<string> {
  try {
    const plan = await planOf(parts, input, token)
    return estimateText(plan, await parts.service.request('estimateEvaluation', plan, token))
  } catch (thrown) {
    return `This cannot be done: ${messageOf(thrown)}`
  }
}
