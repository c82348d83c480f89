import { openDataset } from '../../../core/dataset/openDataset'
import { messageOf } from '../../../core/errors'
import type { Run } from '../../../core/runs/runLog'
import { readSampleColumns, type SampleColumns } from '../../../core/slices/sampleColumns'

/** The columns of a run's samples; where its data set is gone, those that the log has itself, which is said. */
export async function columnsOfRun(run: Run): Promise<SampleColumns> {
  const dataset = await openDataset(run.header.dataset.path).catch((error: unknown) => {
    process.stderr.write(`reo: only the columns of the run log are known. ${messageOf(error)}\n`)
    return undefined
  })
  try {
    return await readSampleColumns(run, dataset)
  } finally {
    await dataset?.close()
  }
}
