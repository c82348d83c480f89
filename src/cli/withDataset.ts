import type { Dataset } from '../core/dataset/dataset'
import { listenForInterrupt } from './interrupt'
import { openData } from './openData'
import { ProgressLine } from './progressLine'
import { waitForIndex } from './waitForIndex'

/** Opens what a command's DATA names, waits until its samples are counted, and closes it however the work ends. */
export async function withDataset<Result>(
  data: string,
  work: (dataset: Dataset) => Promise<Result>,
): Promise<Result> {
  const dataset = await openData(data)
  try {
    await waitForIndex(dataset)
    return await work(dataset)
  } finally {
    await dataset.close()
  }
}

/** Does work that says on standard error how far it is, and that the first Ctrl+C cancels. */
export async function withProgress<Result>(
  work: (progress: ProgressLine, signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const progress = new ProgressLine(process.stderr)
  const { signal, stopListening } = listenForInterrupt()
  try {
    return await work(progress, signal)
  } finally {
    progress.end()
    stopListening()
  }
}
