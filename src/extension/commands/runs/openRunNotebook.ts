import { resultCells } from '../../evaluation/resultCells'
import type { Kernel } from '../../kernels/kernel'
import { needTrust } from '../../kernels/kernelFactory'
import { runAllCells, showNewNotebook } from '../../notebooks/showNotebook'
import { chooseRun, type RunChoice } from '../../runs/chooseRuns'

/** REO: Open Run in Notebook… Opens a new notebook with a run's report, figures and worst answers. */
export async function openRunNotebook(service: Kernel, choice: RunChoice, argument: unknown): Promise<void> {
  needTrust()
  const uri = await chooseRun(argument, choice, 'Open Run in Notebook')
  if (uri === undefined) return
  const { tasks } = await service.request('summariseRun', { file: uri.fsPath })
  await runAllCells(await showNewNotebook(resultCells(uri.fsPath, tasks)))
}
