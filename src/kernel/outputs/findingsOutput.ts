import { checkDataset, type CheckOptions } from '../../core/checks/checkDataset'
import type { Dataset } from '../../core/dataset/dataset'
import { findingsPayload } from './payloads/findingsPayload'
import type { RichOutput } from '../../protocol/payloads'

/**
 * Checks a data set and shows what was found.
 * @param name what the data set was opened by, for questions about its patches
 * @throws as {@link checkDataset}
 */
export async function findingsOutput(
  dataset: Dataset,
  name: string,
  options: CheckOptions,
): Promise<Extract<RichOutput, { kind: 'findings' }>> {
  const report = await checkDataset(dataset, options)
  return { kind: 'findings', payload: findingsPayload(report, { dataset: name }) }
}
