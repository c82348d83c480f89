import type { CheckReport } from '../../../core/checks/checkDataset'
import type { FindingsPayload, PayloadSource } from '../../../protocol/payloads'
import { fitsOutput } from './budget'

/** What is wrong with a data set, each finding with as many occurrences as fit an output. */
export function findingsPayload(report: CheckReport, source: PayloadSource): FindingsPayload {
  const { dataset, split, samples, images, findings } = report
  const most = Math.max(1, ...findings.map(({ occurrences }) => occurrences.length))
  const payloadOf = (listed: number): FindingsPayload => ({
    version: 1,
    title: `Checks of ${dataset.name}`,
    source,
    synthetic: dataset.synthetic,
    ...(split !== undefined && { split }),
    samples,
    images,
    findings: findings.map((finding) => ({ ...finding, occurrences: finding.occurrences.slice(0, listed) })),
  })
  let listed = most
  while (listed > 1 && !fitsOutput(payloadOf(listed))) listed = Math.floor(listed / 2)
  return payloadOf(listed)
}
