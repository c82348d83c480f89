import * as vscode from 'vscode'
import { messageOf } from '../../core/errors'
import type { PayloadSource } from '../../protocol/payloads'
import type { SelectionMessage } from '../../protocol/queries'
import type { Kernel } from '../kernels/kernel'
import { tell, tellError } from '../notifications'

/** Tells a notebook's kernel what is selected, where it runs: its cells have it as `run.selection`. */
export async function tellSelection(
  kernel: Kernel | undefined,
  { run }: PayloadSource,
  { selection }: SelectionMessage,
): Promise<undefined> {
  if (run !== undefined && kernel?.isRunning === true) await kernel.request('select', { run, selection })
}

/** Asks for a name and keeps what is selected as a slice beside the run log. */
export async function keepSelection(
  service: Kernel,
  source: PayloadSource,
  { selection }: SelectionMessage,
): Promise<undefined> {
  const name = await vscode.window.showInputBox({
    title: 'Save as Slice',
    prompt: 'A name for the selected samples. Cells open it with run.savedSlice(name).',
    value: selection.map(({ title }) => title).join('; '),
    validateInput: (text) => (text.trim() === '' ? 'Give the slice a name.' : undefined),
  })
  if (name === undefined) return
  try {
    const { samples } = await service.request('saveSelection', { source, name: name.trim(), selection })
    void tell(`Slice "${name.trim()}" is saved beside the run log: ${samples.toLocaleString('en')} samples.`)
  } catch (thrown) {
    void tellError(messageOf(thrown))
  }
}
