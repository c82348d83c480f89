import type { Dataset } from '../core/dataset/dataset'
import { ProgressLine } from './progressLine'

/** Waits until all samples of a data set are counted, and says on standard error how far that is. */
export async function waitForIndex(dataset: Dataset): Promise<void> {
  const line = new ProgressLine(process.stderr)
  try {
    await dataset.indexed(({ share, rows }) => {
      line.show(`indexing: ${rows.toLocaleString('en')} rows, ${Math.floor(100 * share)} %`)
    })
  } finally {
    line.end()
  }
}
