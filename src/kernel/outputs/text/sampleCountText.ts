import type { DatasetDescription } from '../../../core/dataset/dataset'

/** How many samples a data set has: `400 samples`, or while it is indexed `about 1.6 M samples, indexing 34 %`. */
export function sampleCountText({
  sampleCounts,
  indexing,
}: Pick<DatasetDescription, 'sampleCounts' | 'indexing'>): string {
  const count = Object.values(sampleCounts).reduce((sum, each) => sum + each, 0)
  if (indexing === undefined) return `${count.toLocaleString('en')} ${count === 1 ? 'sample' : 'samples'}`
  const { share } = indexing
  const total = share > 0 ? `about ${roundCount(count / share)} samples, ` : ''
  return `${total}indexing ${Math.floor(100 * share)} %`
}

function roundCount(count: number): string {
  if (count >= 1e6) return `${(count / 1e6).toFixed(1)} M`
  return count >= 1e4 ? `${Math.round(count / 1e3)} k` : Math.round(count).toLocaleString('en')
}
