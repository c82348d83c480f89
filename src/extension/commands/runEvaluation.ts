import type { EvaluationResult } from '../../core/runs/evaluate'
import { evaluate } from '../evaluation/evaluate'
import { placeOfRun } from '../evaluation/placeOfRun'
import { completePlan } from '../evaluation/planSteps'
import { resultCells } from '../evaluation/resultCells'
import { needTrust } from '../kernels/kernelFactory'
import type { Kernel } from '../kernels/kernel'
import type { StorageFolder } from '../kernels/storageFolder'
import { runAllCells, showNewNotebook } from '../notebooks/showNotebook'
import type { RecentDatasets } from '../pickers/recentDatasets'
import { argumentOf } from './arguments'
import { tell } from '../notifications'

export interface RunEvaluationParts {
  readonly service: Kernel
  readonly recent: RecentDatasets
  /** Where runs go when no folder is open. */
  readonly storage: StorageFolder
}

/** REO: Run Evaluation… Asks what is not given, evaluates, and opens a notebook of results. */
export async function runEvaluation(
  { service, recent, storage }: RunEvaluationParts,
  argument: unknown,
): Promise<EvaluationResult | undefined> {
  needTrust()
  const { out, openResults = true, token, ...given } = argumentOf('runEvaluation', argument)
  const plan = await completePlan(given, service, recent)
  if (plan === undefined) return undefined
  const runLog = out ?? (await placeOfRun(plan.models, storage))
  if (runLog === undefined) return undefined
  const result = await evaluate(service, plan, runLog, token)
  await recent.add(plan.dataset)
  const showResults = async () => {
    await runAllCells(await showNewNotebook(resultCells(result.path, plan.tasks)))
  }
  if (result.outcome === 'cancelled') void offer(result, showResults)
  else if (openResults) await showResults()
  return result
}

/** Says what a cancelled evaluation has left, and offers to look at it. */
async function offer({ answers, path }: EvaluationResult, showResults: () => Promise<void>): Promise<void> {
  const open = 'Open Results'
  const chosen = await tell(
    `Evaluation cancelled. ${answers.toLocaleString('en')} answers are kept in ${path}`,
    ...(answers > 0 ? [open] : []),
  )
  if (chosen === open) await showResults()
}
