import { chooseRun, type RunChoice } from '../../runs/chooseRuns'
import type { RunEditors } from '../../runs/runEditor'

/** REO: Re-score Run… Opens a run's report where its answers are read again under other policies. */
export async function rescoreRun(editors: RunEditors, choice: RunChoice, argument: unknown): Promise<void> {
  const uri = await chooseRun(argument, choice, 'Re-score Run')
  if (uri !== undefined) await editors.showReading(uri)
}
