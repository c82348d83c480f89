import { beforeAll, describe, expect, it } from 'vitest'
import { landCoverClass } from '../../../src/core/benchmark/landCover'
import { SENTINEL2_BANDS } from '../../../src/core/imagery/bands'
import { DEFAULT_SEED } from '../../../src/core/demo/generator'
import { coverOf, COVERS } from '../../../src/core/demo/landscape/covers'
import { type DemoSample, makeSample } from '../../../src/core/demo/makeSample'

const CENTRE = 312
const PIXELS = 625

let samples: readonly DemoSample[]

beforeAll(() => {
  samples = Array.from({ length: 500 }, (_, number) => makeSample(DEFAULT_SEED, 'test', number))
}, 60_000)

describe('the logical chain of the demo samples', () => {
  it('answers the kind of activity if and only if it says that there is one', () => {
    const pairs = samples.map(({ truth }) => truth.humanActivity.map(({ answer }) => answer))
    expect(pairs.filter(([presence, kind]) => (presence === 'yes') !== (kind !== 'none'))).toEqual([])
    expect(new Set(pairs.map(([, kind]) => kind))).toEqual(
      new Set(['agriculture', 'forestry', 'road', 'settlement', 'none']),
    )
  })

  it('finds settlements and roads only where there is built-up land, and farming only where there are crops', () => {
    const codeOf = { settlement: 50, road: 50, agriculture: 40, forestry: 30 }
    for (const { id, truth, landCover } of samples) {
      const kind = truth.humanActivity[1].answer
      if (kind in codeOf) expect([...landCover], id).toContain(codeOf[kind as keyof typeof codeOf])
    }
  })

  it('takes the land cover of the centre pixel, a class of the legend', () => {
    expect(samples.filter(({ truth, landCover }) => truth.landCover !== landCover[CENTRE])).toEqual([])
    expect(samples.filter(({ truth }) => landCoverClass(truth.landCover) === undefined)).toEqual([])
  })

  it('lets no biomass grow on water, roofs, roads and bare ground', () => {
    for (const { id, landscape, biomass, truth } of samples) {
      const wrong = landscape.covers.filter(
        (cover, pixel) => coverOf(cover).biomass === undefined && biomass.true[pixel] !== 0,
      )
      expect(wrong, id).toEqual([])
      if (truth.landCover === COVERS.water.code) expect(truth.agb, id).toBe(0)
    }
  })

  it('takes the biomass of the footprint at the centre, between the pixels under it', () => {
    for (const { id, biomass, truth } of samples) {
      const under = [-26, -25, -24, -1, 0, 1, 24, 25, 26].map((step) => biomass.true[CENTRE + step])
      expect(truth.agb, id).toBeGreaterThanOrEqual(Math.min(...under) - 0.005)
      expect(truth.agb, id).toBeLessThanOrEqual(Math.max(...under) + 0.005)
    }
  })

  it('counts the units that a union of touching pixels finds', () => {
    const counts = samples.map(({ landCover }) => unitsByUnion(landCover))
    expect(samples.map(({ truth }) => truth.patchCount)).toEqual(counts)
  })
})

describe('the distribution of the demo samples', () => {
  it('has biomass like AGBD: 8.2 % zeros, median 26.1, mean 67, standard deviation 99 Mg/ha, below 500', () => {
    const agb = samples.map(({ truth }) => truth.agb).sort((one, other) => one - other)
    const mean = meanOf(agb)
    expect(agb.filter((value) => value === 0).length / agb.length).toBeWithin(0.05, 0.12)
    expect(agb[250]).toBeWithin(18, 36)
    expect(mean).toBeWithin(56, 80)
    expect(Math.sqrt(meanOf(agb.map((value) => (value - mean) ** 2)))).toBeWithin(84, 112)
    expect(agb[499]).toBeLessThan(500)
  })

  it('has centres like AGBD: mostly vegetation, and hardly any built-up land, water or bare ground', () => {
    const shareOf = (...codes: readonly number[]) =>
      samples.filter(({ truth }) => codes.includes(truth.landCover)).length / samples.length
    expect(shareOf(20)).toBeWithin(0.03, 0.1)
    expect(shareOf(30)).toBeWithin(0.1, 0.22)
    expect(shareOf(40)).toBeWithin(0.08, 0.19)
    expect(shareOf(111, 112, 114, 115, 116)).toBeWithin(0.35, 0.52)
    expect(shareOf(121, 122, 124, 125, 126)).toBeWithin(0.14, 0.28)
    expect(shareOf(50, 60, 80)).toBeWithin(0.001, 0.03)
  })

  it('has reflectance near the means that AGBD publishes', () => {
    const published = {
      B02: 0.1348, B03: 0.16031, B04: 0.15321, B05: 0.20313, B06: 0.32636, B07: 0.36605,
      B08: 0.38117, B8A: 0.39104, B11: 0.29174, B12: 0.21169,
    } // prettier-ignore
    for (const [band, mean] of Object.entries(published)) {
      const index = SENTINEL2_BANDS.findIndex((name) => name === band)
      const stored = meanOfBand((sample) => sample.s2, index, 0)
      expect(stored / 10_000, band).toBeWithin(mean - 0.025, mean + 0.025)
    }
  })

  it('has backscatter in the range of L-band mosaics, in dB', () => {
    const meanOfPolarisation = (band: number) => meanOfBand((sample) => sample.sar, band, -32768) / 100
    expect(meanOfPolarisation(0)).toBeWithin(-11.5, -8)
    expect(meanOfPolarisation(1)).toBeWithin(-18, -14.5)
  })

  it('has some cloud, some missing optical data and some missing backscatter, never at the centre of the optical', () => {
    const shareOf = (isSo: (sample: DemoSample) => boolean) => samples.filter(isSo).length / samples.length
    expect(shareOf(({ cloudShare }) => cloudShare > 0)).toBeWithin(0.03, 0.2)
    expect(shareOf(({ s2 }) => s2.includes(0))).toBeWithin(0.004, 0.06)
    expect(shareOf(({ sar }) => sar.includes(-32768))).toBeWithin(0.002, 0.04)
    expect(samples.filter(({ s2 }) => s2[CENTRE] === 0)).toEqual([])
  })

  it('comes from seven regions and every season, with dates that AGBD covers', () => {
    expect(new Set(samples.map(({ tile }) => tile.region.name)).size).toBe(7)
    expect(new Set(samples.map(({ acquisition }) => acquisition.seasonName))).toEqual(
      new Set(['spring', 'summer', 'autumn', 'wet season', 'dry season']),
    )
    for (const { acquisition } of samples) expect(acquisition.date).toMatch(/^(2019-(0[4-9]|1[0-2])|2020)/)
  })

  it('saturates: equal steps of biomass show less and less in both sensors', () => {
    const forest = samples.filter(({ truth }) => truth.landCover >= 111 && truth.landCover <= 116)
    const meanHvOf = (low: number, high: number) =>
      meanOf(
        forest
          .filter(({ biomass, sar }) => within(biomass.apparent[CENTRE], low, high) && sar[CENTRE] !== -32768)
          .map(({ sar }) => sar[PIXELS + CENTRE] / 100),
      )
    const [low, middle, high] = [meanHvOf(0, 50), meanHvOf(100, 200), meanHvOf(200, 500)]
    expect(middle - low).toBeGreaterThan(1)
    expect(high - middle).toBeLessThan((middle - low) / 2)
  })
})

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

/** Mean stored number of a band over the pixels of all samples that have data. */
function meanOfBand(
  imageOf: (sample: DemoSample) => Uint16Array | Int16Array,
  band: number,
  nodata: number,
): number {
  let sum = 0
  let count = 0
  for (const sample of samples) {
    for (const value of imageOf(sample).subarray(band * PIXELS, (band + 1) * PIXELS)) {
      if (value === nodata) continue
      sum += value
      count++
    }
  }
  return sum / count
}

function within(value: number, low: number, high: number): boolean {
  return value >= low && value < high
}

/** An independent count of 8-connected units of 10 pixels and more. */
function unitsByUnion(codes: Uint8Array): number {
  const parent = Array.from(codes, (_, pixel) => pixel)
  const root = (pixel: number): number => (parent[pixel] === pixel ? pixel : root(parent[pixel]))
  codes.forEach((code, pixel) => {
    for (const [dx, dy] of [
      [1, 0],
      [0, 1],
      [1, 1],
      [-1, 1],
    ]) {
      const x = (pixel % 25) + dx
      const y = Math.floor(pixel / 25) + dy
      if (x >= 0 && x < 25 && y < 25 && codes[y * 25 + x] === code) parent[root(y * 25 + x)] = root(pixel)
    }
  })
  const sizes = new Map<number, number>()
  for (const pixel of parent.keys()) sizes.set(root(pixel), (sizes.get(root(pixel)) ?? 0) + 1)
  return [...sizes.values()].filter((size) => size >= 10).length
}

expect.extend({
  toBeWithin(value: number, low: number, high: number) {
    return { pass: within(value, low, high), message: () => `${value} is not between ${low} and ${high}` }
  },
})

declare module 'vitest' {
  interface Matchers<T> {
    toBeWithin(low: number, high: number): T
  }
}
