import type { Selection } from '../../../core/selection/selection'
import type { PayloadSource } from '../../../protocol/payloads'
import type { QueryChannel } from '../queries'
import { selections } from './selectionStore'

/** The selection of one run, as one of its outputs sees it; the extension is told of every change. */
export interface RunSelection {
  get(): Selection
  change(selection: Selection): void
  canUndo(): boolean
  undo(): void
  /** Asks the extension to keep what is selected under a name. */
  save(): void
  /** Calls the listener after every change, in whichever output it is made, until the signal aborts. */
  onChange(listener: () => void, signal: AbortSignal): void
}

/** @param run path of its log, as `source` names it */
export function runSelection(run: string, source: PayloadSource, channel: QueryChannel): RunSelection {
  const get = () => selections.get(run)
  const tell = () => channel.tell({ type: 'select', source, selection: get() })
  return {
    get,
    canUndo: () => selections.canUndo(run),
    change(selection) {
      selections.change(run, selection)
      tell()
    },
    undo() {
      selections.undo(run)
      tell()
    },
    save: () => channel.tell({ type: 'save-slice', source, selection: get() }),
    onChange: (listener, signal) => selections.onChange(run, listener, signal),
  }
}
