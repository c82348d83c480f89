import * as vscode from 'vscode'
import { ReoError } from '../../../core/errors'
import type { EvaluationResult } from '../../../core/runs/evaluate'
import { evaluate } from '../../evaluation/evaluate'
import { needTrust } from '../../kernels/kernelFactory'
import type { Kernel } from '../../kernels/kernel'
import { chooseRun, type RunChoice } from '../../runs/chooseRuns'

/** REO: Resume Run… Asks what has no answer yet, as the run was asked, and shows its report. */
export async function resumeRun(
  service: Kernel,
  choice: RunChoice,
  argument: unknown,
): Promise<EvaluationResult | undefined> {
  needTrust()
  const uri = await chooseRun(argument, choice, 'Resume Run')
  if (uri === undefined) return undefined
  const { dataset, models, tasks, limit, hasChosenSamples, state, runBy } = await service.request(
    'summariseRun',
    {
      file: uri.fsPath,
    },
  )
  if (state === 'running') {
    throw new ReoError(`This run goes on already: ${runBy ?? 'another process'} is at it`, {
      where: uri.fsPath,
      mend: 'Follow it in its report, or cancel it there and resume it here.',
    })
  }
  if (hasChosenSamples) {
    throw new ReoError('This run asked about samples that a cell had chosen, which its log does not name', {
      where: uri.fsPath,
      mend: 'Run that cell again with the option out.',
    })
  }
  await vscode.commands.executeCommand('vscode.open', uri)
  const plan = {
    dataset: dataset.path,
    split: dataset.split,
    models: models.map(({ id }) => id),
    tasks,
    ...(limit !== undefined && { limit }),
    resume: true,
  }
  return evaluate(service, plan, uri.fsPath)
}
