import type { Random } from '../random'
import type { Region } from '../regions'
import { blend, sampleField, smoothField } from '../smoothField'
import { coverOf, type CoverName } from './covers'

/**
 * Natural vegetation: one cover that prevails and up to three companions. A smooth field is cut at levels, with the
 * covers in the order of how wooded they are, so that neighbours are alike and edges irregular.
 */
export function growMosaic(random: Random, size: number, region: Region, prevailing: CoverName): CoverName[] {
  const names = chooseCovers(random, region, prevailing)
  const shares = sharesOf(random, names, prevailing)
  const field = blend(
    [1, smoothField(random, region.grain)],
    [0.35, smoothField(random, region.grain / 3)],
    [0.12, smoothField(random, 5)],
  )
  const levels = sampleField(field, size)
  const sorted = levels.toSorted()
  let share = 0
  const steps = names.map((name, index) => {
    share += shares[index]
    return { name, below: sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] }
  })
  return Array.from(
    levels,
    (level) => steps.find(({ below }) => level < below)?.name ?? names[names.length - 1],
  )
}

function chooseCovers(random: Random, region: Region, prevailing: CoverName): CoverName[] {
  const names = new Set([prevailing])
  const companions = random.pick([0, 1, 1, 1, 2, 2, 3])
  for (let i = 0; i < companions; i++) names.add(random.weighted(region.companions))
  return [...names].sort((one, other) => woodedness(one) - woodedness(other))
}

function sharesOf(random: Random, names: readonly CoverName[], prevailing: CoverName): number[] {
  const weights = names.map((name) => random.uniform(0.3, 1) * (name === prevailing ? names.length : 0.8))
  const sum = weights.reduce((total, weight) => total + weight, 0)
  return weights.map((weight) => weight / sum)
}

function woodedness(name: CoverName): number {
  const [least, greatest] = coverOf(name).closure ?? [0, 0]
  return least + greatest
}
