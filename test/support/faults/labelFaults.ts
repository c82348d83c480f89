import type { DemoSample } from '../../../src/core/demo/makeSample'
import { changed, type Fault, isCentral } from './fault'

const codesOf = ({ landCover }: DemoSample) => new Set(landCover)
const isWild = (sample: DemoSample) => !codesOf(sample).has(40) && !codesOf(sample).has(50)
const shareOf = ({ landCover }: DemoSample, codes: readonly number[]) =>
  landCover.filter((code) => codes.includes(code)).length / landCover.length

const PRESENCE = 'Is there any sign of human activity in this patch? Answer yes or no.'

/** Faults of the table: labels, rows, places, and labels that contradict each other or the map. */
export const LABEL_FAULTS: readonly Fault[] = [
  { name: 'land-cover code 7', finds: 'reading/rows', plant: ({ row }) => (row.land_cover = 7) },
  { name: 'AGB 812', finds: 'reading/rows', plant: ({ row }) => (row.agb = 812) },
  { name: 'AGB −5', finds: 'reading/rows', plant: ({ row }) => (row.agb = -5) },
  { name: 'AGB in words', finds: 'reading/rows', plant: ({ row }) => (row.agb = 'high') },
  { name: 'count 2.5', finds: 'reading/rows', plant: ({ row }) => (row.patch_count = 2.5) },
  { name: 'count 0', finds: 'labels/count', plant: ({ row }) => (row.patch_count = 0) },
  { name: 'latitude 95', finds: 'reading/rows', plant: ({ row }) => (row.latitude = 95) },
  {
    name: 'place 0, 0',
    finds: 'labels/place',
    plant: ({ row }) => Object.assign(row, { latitude: 0, longitude: 0 }),
  },
  { name: 'answers in prose', finds: 'reading/rows', plant: ({ row }) => (row.human_activity = 'a road') },
  {
    name: 'empty answer',
    finds: 'labels/answer',
    plant: ({ row }) => (row.human_activity = [{ question: PRESENCE, answer: '' }]),
  },
  { name: 'date of no calendar', finds: 'labels/date', plant: ({ row }) => (row.date = '31/02/2020') },
  { name: 'date to come', finds: 'labels/date', plant: ({ row }) => (row.date = '2090-01-01') },
  { name: 'unknown land cover', finds: 'labels/unknown-cover', plant: ({ row }) => (row.land_cover = 0) },
  {
    name: 'label that the map does not show',
    finds: 'labels/centre',
    fits: ({ truth }) => truth.landCover === 40,
    plant: ({ row }) => (row.land_cover = 124),
  },
  {
    name: 'double id',
    finds: 'reading/rows',
    plant: ({ row, moreLines }) => moreLines.push(JSON.stringify({ ...row, agb: 1 })),
  },
  {
    name: 'water with 180 Mg/ha',
    finds: 'chain/biomass-without-trees',
    plant: ({ row, images }) => {
      Object.assign(row, { land_cover: 80, agb: 180 })
      images.landcover = changed(images.landcover, (code, _, pixel) => (isCentral(pixel) ? 80 : code))
    },
  },
  {
    name: 'urban yes without built-up',
    finds: 'chain/activity-without-signs',
    fits: isWild,
    plant: ({ row }) =>
      (row.human_activity = [{ question: 'Are there urban areas or buildings?', answer: 'Yes' }]),
  },
  {
    name: 'agriculture without crop',
    finds: 'chain/activity-without-signs',
    fits: isWild,
    plant: ({ row }) =>
      (row.human_activity = [
        { question: PRESENCE, answer: 'yes' },
        { question: 'Which activity covers the largest area?', answer: 'agriculture' },
      ]),
  },
  {
    name: 'no activity among fields',
    finds: 'chain/signs-without-activity',
    fits: (sample) => shareOf(sample, [40, 50]) > 0.6,
    plant: ({ row }) => (row.human_activity = [{ question: PRESENCE, answer: 'no' }]),
  },
  {
    name: 'count that the map contradicts',
    finds: 'chain/count',
    plant: ({ row, made }) => (row.patch_count = made.truth.patchCount + 3),
  },
  {
    name: 'evergreen forest on bare soil',
    finds: 'chain/greenness',
    fits: ({ truth, cloudShare }) => (truth.landCover === 112 || truth.landCover === 111) && cloudShare === 0,
    plant: ({ images }) => {
      const { bands, data } = images.s2
      const [red, infrared] = ['B04', 'B08'].map((name) => bands.indexOf(name))
      images.s2 = changed(images.s2, (value, at, pixel) =>
        isCentral(pixel) && at === infrared ? data[red * 625 + pixel] + 20 : value,
      )
    },
  },
  {
    name: 'same tile in two splits',
    finds: 'leakage/tile',
    otherSplit: 'train',
    plant: ({ row }, other) => (row.tile = other.row.tile),
  },
  {
    name: 'footprint 80 m from a training sample',
    finds: 'leakage/footprint',
    otherSplit: 'train',
    plant: ({ row }, other) =>
      Object.assign(row, {
        latitude: Number(other.row.latitude) + 80 / 111_195,
        longitude: other.row.longitude,
      }),
  },
]
