import { describe, expect, it } from 'vitest'
import { checkDataset } from '../../../src/core/checks/checkDataset'
import type { Finding } from '../../../src/core/checks/finding'
import { openDataset } from '../../../src/core/dataset/openDataset'
import { writeDemoDataset } from '../../../src/core/demo/writeDemoDataset'
import { type PlantedFault, plantFaults } from '../../support/faults/plantFaults'
import { temporaryFolder } from '../dataset/support/folders'

async function findingsOf(folder: string): Promise<readonly Finding[]> {
  const dataset = await openDataset(folder)
  try {
    return (await checkDataset(dataset)).findings
  } finally {
    await dataset.close()
  }
}

function isFoundIn(finding: Finding, { finds, sample, says = /^/ }: PlantedFault): boolean {
  if (finding.id !== finds || finding.severity === 'note') return false
  return finding.occurrences.some(
    (found) =>
      (sample === undefined || found.sample === sample || found.other === sample) &&
      says.test(found.detail ?? ''),
  )
}

describe('faults planted in a demo data set', { timeout: 120_000 }, () => {
  it.each([2006, 7])('are all found, with their samples (seed %i)', async (seed) => {
    const folder = temporaryFolder()
    const planted = await plantFaults(folder, seed)
    const findings = await findingsOf(folder)
    const missed = planted.filter((fault) => !findings.some((finding) => isFoundIn(finding, fault)))
    expect(missed).toEqual([])
    expect(planted.length).toBeGreaterThanOrEqual(50)
  })
})

describe('a clean demo data set', { timeout: 120_000 }, () => {
  it.each([2006, 1, 12])('has neither errors nor warnings (seed %i)', async (seed) => {
    const folder = temporaryFolder()
    await writeDemoDataset(folder, { seed, counts: { train: 40, val: 24, test: 56 } })
    const findings = await findingsOf(folder)
    expect(findings.filter(({ severity }) => severity !== 'note')).toEqual([])
  })
})
