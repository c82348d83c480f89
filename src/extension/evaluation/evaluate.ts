import { randomUUID } from 'node:crypto'
import * as vscode from 'vscode'
import { ReoError } from '../../core/errors'
import type { EvaluationResult } from '../../core/runs/evaluate'
import type { EvaluateProgressParams } from '../../protocol/kernel'
import { cancelledByEither } from '../kernels/cancelledByEither'
import type { Kernel } from '../kernels/kernel'
import { KernelEndedError } from '../kernels/kernelEndedError'
import type { EvaluationPlan } from './evaluationPlan'
import { plainText } from '../plainText'
import { progressText } from './progressText'

/**
 * Evaluates models in the service kernel, with progress in a notification that can cancel it; what is done stays.
 * @param out absolute path of the run log
 * @param outside cancels it too
 * @throws CancellationError when it was cancelled before the first answer
 */
export async function evaluate(
  service: Kernel,
  plan: EvaluationPlan,
  out: string,
  outside?: vscode.CancellationToken,
): Promise<EvaluationResult> {
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: plainText(`Evaluating ${modelsText(plan.models)} on ${plan.dataset}, ${plan.split}`),
    cancellable: true,
  }
  return vscode.window.withProgress(options, async (progress, inside) => {
    const run = randomUUID()
    const cancellation = cancelledByEither(inside, outside)
    const stopReporting = service.on('progress', reporter(run, progress))
    try {
      return await service.request('evaluate', { ...plan, out, token: run }, cancellation.token)
    } catch (thrown) {
      if (cancellation.token.isCancellationRequested) throw new vscode.CancellationError()
      throw thrown instanceof KernelEndedError ? keptIn(out, thrown) : thrown
    } finally {
      stopReporting()
      cancellation.dispose()
    }
  })
}

function modelsText(models: readonly string[]): string {
  return models.length === 1 ? models[0] : `${models.length} models`
}

function reporter(
  run: string,
  notification: vscode.Progress<{ message?: string; increment?: number }>,
): (params: EvaluateProgressParams) => void {
  let shown = 0
  return ({ token, progress }) => {
    if (token !== run) return
    const percent = progress.total === 0 ? 0 : (100 * progress.done) / progress.total
    notification.report({ message: plainText(progressText(progress)), increment: percent - shown })
    shown = percent
  }
}

function keptIn(out: string, ended: KernelEndedError): ReoError {
  return new ReoError(`The kernel ended (${ended.reason}) while evaluating`, {
    mend: `The answers so far are in ${out}; await reo.run('${out}') opens them.`,
    cause: ended,
  })
}
