import { ReoError } from '../../../core/errors'
import { needTrust } from '../../kernels/kernelFactory'
import { runAllCells, showNewNotebook } from '../../notebooks/showNotebook'
import { chooseRuns, type RunChoice } from '../../runs/chooseRuns'
import { comparisonCells } from '../../evaluation/resultCells'

/** REO: Compare Runs… Opens a notebook that compares two runs: those selected in the Runs view, else it asks. */
export async function compareRuns(choice: RunChoice, argument: unknown): Promise<void> {
  needTrust()
  const runs = await chooseRuns(argument, choice, 'Compare Runs', { several: true })
  if (runs === undefined) return
  if (runs.length !== 2) {
    throw new ReoError('Two runs are compared at a time', {
      mend: 'Choose two: tick them in the list, or select them in the Runs view with Ctrl or Cmd held.',
    })
  }
  // The list shows the newest first; what is newer is compared with what was before.
  const [newer, older] = runs
  await runAllCells(await showNewNotebook(comparisonCells(older.fsPath, newer.fsPath)))
}
