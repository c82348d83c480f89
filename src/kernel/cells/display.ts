import type { MimeBundle } from '../../protocol/kernel'
import { valueBundle } from '../outputs/valueBundle'
import { currentExecution } from './execution'

/** Options of {@link display}. */
export interface DisplayOptions {
  /** A later display of the same id in the same cell takes this one's place. */
  readonly id?: string
}

/**
 * Shows a value in the cell that asks, as a last value would be shown. Plain values are there at once; the cell does
 * not end before those that take time.
 */
export async function display(value: unknown, options: DisplayOptions = {}): Promise<void> {
  const execution = currentExecution()
  const bundle = valueBundle(value)
  if (!(bundle instanceof Promise)) {
    showBundle(bundle, options)
    return
  }
  const shown = bundle.then((data) => showBundle(data, options))
  execution?.holdFor(shown)
  await shown
}

function showBundle(data: MimeBundle | undefined, { id }: DisplayOptions): void {
  if (data === undefined) return
  currentExecution()?.display({ kind: 'display', data, ...(id !== undefined && { displayId: id }) })
}
