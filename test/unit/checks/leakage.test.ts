import { describe, expect, it } from 'vitest'
import { NearbyPlaces } from '../../../src/core/checks/nearbyPlaces'
import { NumberTable } from '../../../src/core/checks/numberTable'
import { SamplePicker } from '../../../src/core/checks/pickSamples'
import type { Location, Split } from '../../../src/core/dataset/sample'

/** Degrees of a metre along a meridian, on the sphere of the grid. */
const METRE = 180 / (Math.PI * 6_371_009)

describe('places nearby', () => {
  const near = (one: Location, other: Location, splits: readonly [Split, Split] = ['train', 'test']) => {
    const places = new NearbyPlaces(250)
    places.add('a', splits[0], one)
    return places.add('b', splits[1], other)
  }

  it.each([
    ['in the middle latitudes', 47.3, 8.5],
    ['at the equator', 0, -60],
    ['near the pole', 89.9999, 12],
  ])('are found to the metre %s', (_, latitude, longitude) => {
    const other = { latitude: latitude - 240 * METRE, longitude }
    expect(near({ latitude, longitude }, other)?.distance).toBeCloseTo(240, 2)
    expect(near({ latitude, longitude }, { latitude: latitude - 260 * METRE, longitude })).toBeUndefined()
  })

  it('are found across the date line', () => {
    const one = { latitude: 0, longitude: 180 - 50 * METRE }
    expect(near(one, { latitude: 0, longitude: -180 + 50 * METRE })?.distance).toBeCloseTo(100, 2)
  })

  it('of the same split are no leak', () => {
    const place = { latitude: 1, longitude: 2 }
    expect(near(place, place, ['train', 'train'])).toBeUndefined()
  })
})

it('a table of numbers finds what was set, large keys and many of them', () => {
  const table = new NumberTable()
  for (let number = 0; number < 5000; number++) table.set(number * 1_234_567_891_011, number)
  expect(table.get(4999 * 1_234_567_891_011)).toBe(4999)
  expect(table.get(7)).toBeUndefined()
  table.set(0, 9)
  expect(table.get(0)).toBe(9)
})

it('samples are picked the same whatever stands around them, and kept in their order', () => {
  const pick = (ids: readonly string[]) => {
    const picker = new SamplePicker(10)
    ids.forEach((id, ordinal) => picker.offer({ id, split: 'test', metadata: {}, truth: {} }, ordinal))
    return picker.picked().map(({ id }) => id)
  }
  const ids = Array.from({ length: 500 }, (_, number) => `s-${number}`)
  const picked = pick(ids)
  expect(picked).toHaveLength(10)
  expect(picked).toEqual(picked.toSorted((one, other) => ids.indexOf(one) - ids.indexOf(other)))
  expect(new Set(pick(ids.toReversed()))).toEqual(new Set(picked))
})
