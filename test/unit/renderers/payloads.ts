import type { ClassificationMetrics, RegressionMetrics } from '../../../src/core/metrics/results'
import { SENTINEL2_BANDS } from '../../../src/core/imagery/bands'
import type { Raster } from '../../../src/core/imagery/raster'
import { encodeArray, encodeRaster } from '../../../src/protocol/encoding'
import type {
  AnswersPayload,
  ConfusionPayload,
  FindingsPayload,
  PatchPayload,
  ScatterPayload,
  ScatterPoints,
  TablePayload,
} from '../../../src/protocol/payloads'

/* Made-up outputs of every kind, the same each time. */

const SIDE = 25
export const SOURCE = { dataset: 'demo', run: '/runs/example.reo.jsonl' }

/** Reflectances of the 12 bands for forest, field and water. */
const SPECTRA = {
  forest: [0.02, 0.03, 0.05, 0.03, 0.08, 0.22, 0.27, 0.29, 0.31, 0.31, 0.15, 0.07],
  field: [0.05, 0.07, 0.1, 0.12, 0.17, 0.24, 0.27, 0.29, 0.31, 0.32, 0.29, 0.19],
  water: [0.05, 0.05, 0.06, 0.05, 0.04, 0.03, 0.03, 0.02, 0.02, 0.02, 0.01, 0.01],
}
const BACKSCATTER = { forest: [-7.4, -12.1], field: [-12.8, -20.3], water: [-19.5, -26.4] }
const CODES = { forest: 114, field: 40, water: 80 }

/** A number 0–1 that looks random and is the same for the same index. */
export function scattered(index: number): number {
  const mixed = Math.imul(Math.imul(index + 1, 0x9e3779b1) ^ 0x85ebca6b, 0xc2b2ae35)
  return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32
}

function coverAt(row: number, column: number): keyof typeof SPECTRA {
  if (Math.abs(column - 6 - 2 * Math.sin(row / 4)) < 1.2) return 'water'
  return row + column > 22 ? 'forest' : 'field'
}

function raster(
  bands: readonly string[],
  valueAt: (band: number, row: number, column: number) => number,
): Raster {
  const data = new Float32Array(bands.length * SIDE * SIDE)
  data.forEach((_, index) => {
    const pixel = index % (SIDE * SIDE)
    data[index] = valueAt(Math.floor(index / (SIDE * SIDE)), Math.floor(pixel / SIDE), pixel % SIDE)
  })
  return { bands, width: SIDE, height: SIDE, data }
}

const s2 = raster(SENTINEL2_BANDS, (band, row, column) => {
  if (row < 4 && column > 19) return Number.NaN
  const texture = 0.85 + 0.3 * scattered(row * 31 + column * 17)
  return SPECTRA[coverAt(row, column)][band] * texture
})
const sar = raster(['HH', 'HV'], (band, row, column) => {
  return BACKSCATTER[coverAt(row, column)][band] + 3 * (scattered(row * 13 + column * 7 + band) - 0.5)
})
const landCover = raster(['class'], (_, row, column) => CODES[coverAt(row, column)])

export const patchPayload: PatchPayload = {
  version: 1,
  title: 'REO demo · d-00012',
  source: SOURCE,
  synthetic: true,
  id: 'd-00012',
  split: 'test',
  location: { latitude: -3.2145, longitude: -60.0251 },
  metadata: {
    region: 'Amazon',
    season: 'dry',
    cloud_share: 0.0256,
    tile: '20MRB',
    gediSensitivity: 0.9812,
    flagged: null,
  },
  truth: {
    humanActivity: [
      { question: 'Is there a road in the picture?', answer: 'no' },
      { question: 'What is the land used for?', answer: 'agriculture' },
    ],
    landCover: 114,
    patchCount: 3,
    agb: 212.4,
  },
  imagery: {
    s2: encodeRaster(s2, 's2'),
    sar: encodeRaster(sar, 'sar'),
    landCover: encodeRaster(landCover, 'landCover'),
  },
  pixelSize: 10,
  answers: [
    { model: 'onnx:unet', task: 'agb', raw: '171.8', status: 'answered', value: 171.8 },
    { model: 'onnx:unet', task: 'landCover', raw: '114', status: 'answered', value: 114 },
    { model: 'onnx:unet', task: 'patchCount', raw: '4', status: 'answered', value: 4 },
    { model: 'baseline:mean', task: 'agb', raw: '67.0', status: 'answered', value: 67 },
    {
      model: 'chat:vlm',
      task: 'agb',
      raw: 'I cannot measure biomass from an image.',
      status: 'refused',
      reason: 'The answer declines to give a number.',
    },
    { model: 'chat:vlm', task: 'landCover', raw: 'Cropland', status: 'answered', value: 40 },
    {
      model: 'chat:vlm',
      task: 'humanActivity',
      question: 'Is there a road in the picture?',
      raw: 'Yes',
      status: 'answered',
      value: true,
    },
  ],
}

/** Predictions that saturate, as models of biomass do. */
export function madeUpPoints(count: number): ScatterPoints & { kind: 'points' } {
  const truth = Float32Array.from({ length: count }, (_, index) => 430 * scattered(index + 1) ** 2)
  const predicted = truth.map((value, index) => {
    const noise =
      (scattered(7 * index + 3) + scattered(13 * index + 5) + scattered(29 * index + 11) - 1.5) * 90
    return Math.max(0, 18 + 300 * (1 - Math.exp(-value / 260)) + noise)
  })
  return {
    kind: 'points',
    ids: Array.from(truth, (_, index) => `d-${String(index).padStart(5, '0')}`),
    truth: encodeArray(truth),
    predicted: encodeArray(predicted),
  }
}

const BIN_RMSE = [33.1, 69.2, 70.4, 66.3, 71.6, 88.2, 112.5, 151.3, 182, 224.4]

const regressionMetrics: RegressionMetrics = {
  kind: 'regression',
  n: 400,
  answered: 388,
  coverage: 0.97,
  rmse: 58.817,
  mae: 34.717,
  r2: 0.6539,
  bias: -4.942,
  pearson: 0.81,
  bins: BIN_RMSE.map((rmse, index) => ({
    low: index * 50,
    high: (index + 1) * 50,
    n: Math.round(180 / (index + 1)),
    rmse,
    mae: rmse * 0.7,
    bias: 22 - index * 20.5,
  })),
  ci: {
    rmse: { value: 58.817, low: 54.2, high: 63.9 },
    mae: { value: 34.717, low: 32.1, high: 37.4 },
    r2: { value: 0.6539, low: 0.601, high: 0.702 },
    bias: { value: -4.942, low: -9.3, high: -0.8 },
  },
}

export const scatterPayload: ScatterPayload = {
  version: 1,
  title: 'Above-ground biomass · REO demo, test',
  source: SOURCE,
  synthetic: true,
  task: 'agb',
  quantity: 'Above-ground biomass',
  unit: 'Mg/ha',
  limits: [0, 450],
  series: [
    { model: 'onnx:unet', title: 'U-Net (S2 + SAR)', metrics: regressionMetrics, points: madeUpPoints(388) },
    {
      model: 'baseline:mean',
      title: 'Training mean',
      metrics: { ...regressionMetrics, rmse: 100.1, r2: 0, ci: undefined },
      points: madeUpPoints(120),
    },
  ],
}

export const densityPayload: ScatterPayload = {
  ...scatterPayload,
  title: 'Above-ground biomass · 119,991 samples',
  synthetic: false,
  series: [
    {
      model: 'onnx:unet',
      title: 'U-Net',
      metrics: { ...regressionMetrics, n: 119_991, answered: 119_991, coverage: 1 },
      points: {
        kind: 'density',
        low: 0,
        high: 500,
        cells: 50,
        counts: encodeArray(
          Int32Array.from({ length: 2500 }, (_, cell) => {
            const [row, column] = [Math.floor(cell / 50), cell % 50]
            const middle = 2 + 32 * (1 - Math.exp(-column / 26))
            return Math.round(9000 * Math.exp(-column / 9) * Math.exp(-(((row - middle) / 4) ** 2)))
          }),
        ),
      },
    },
  ],
}

const LABELS = [
  { key: '20', title: 'Shrubs', colour: '#ffbb22' },
  { key: '30', title: 'Herbaceous vegetation', colour: '#ffff4c' },
  { key: '40', title: 'Cultivated / agriculture', colour: '#f096ff' },
  { key: '112', title: 'Closed forest, evergreen broad leaf', colour: '#009900' },
  { key: '114', title: 'Closed forest, deciduous broad leaf', colour: '#00cc00' },
  { key: '124', title: 'Open forest, deciduous broad leaf', colour: '#a0dc00' },
  { key: '50', title: 'Urban / built up', colour: '#fa0000' },
  { key: '90', title: 'Herbaceous wetland', colour: '#0096a0' },
]

/** counts[truth][predicted], unanswered last; the last two labels never occur. */
const COUNTS = [
  [41, 12, 6, 0, 3, 9, 0, 0, 2],
  [9, 68, 11, 0, 0, 4, 0, 0, 0],
  [3, 8, 74, 0, 1, 2, 0, 0, 1],
  [0, 0, 0, 52, 14, 3, 0, 0, 4],
  [1, 0, 0, 11, 38, 12, 0, 0, 0],
  [7, 2, 1, 0, 9, 21, 0, 0, 1],
  [0, 0, 0, 0, 0, 0, 0, 0, 0],
  [0, 0, 0, 0, 0, 0, 0, 0, 0],
]

const classificationMetrics: ClassificationMetrics = {
  kind: 'classification',
  n: 430,
  answered: 422,
  coverage: 422 / 430,
  accuracy: 294 / 430,
  macroPrecision: 0.661,
  macroRecall: 0.643,
  macroF1: 0.649,
  perClass: LABELS.map(({ key }, index) => {
    const support = COUNTS[index].reduce((sum, count) => sum + count, 0)
    const predicted = COUNTS.reduce((sum, row) => sum + row[index], 0)
    const right = COUNTS[index][index]
    const share = (whole: number) => (whole === 0 ? 0 : right / whole)
    return {
      label: key,
      support,
      predicted,
      precision: share(predicted),
      recall: share(support),
      f1: share((support + predicted) / 2),
    }
  }),
  confusion: { labels: LABELS.map(({ key }) => key), counts: COUNTS },
  ci: {
    accuracy: { value: 294 / 430, low: 0.641, high: 0.728 },
    macroF1: { value: 0.649, low: 0.602, high: 0.69 },
  },
}

export const confusionPayload: ConfusionPayload = {
  version: 1,
  title: 'Land cover · REO demo, test',
  source: SOURCE,
  synthetic: true,
  task: 'landCover',
  labels: LABELS,
  series: [
    { model: 'onnx:unet', title: 'U-Net (S2 + SAR)', metrics: classificationMetrics },
    {
      model: 'baseline:majority',
      title: 'Most frequent class',
      metrics: { ...classificationMetrics, accuracy: 0.21, ci: undefined },
    },
  ],
}

export const tablePayload: TablePayload = {
  version: 1,
  title: 'Report · REO demo, test',
  source: SOURCE,
  synthetic: true,
  columns: [
    { key: 'model', title: 'model', kind: 'text' },
    { key: 'task', title: 'task', kind: 'text' },
    { key: 'n', title: 'n', kind: 'number', digits: 0 },
    { key: 'coverage', title: 'coverage', kind: 'number', digits: 3 },
    { key: 'rmse', title: 'RMSE', kind: 'number', unit: 'Mg/ha', digits: 2, better: 'low' },
    { key: 'r2', title: 'R²', kind: 'number', digits: 3, better: 'high' },
    { key: 'bias', title: 'bias', kind: 'number', unit: 'Mg/ha', digits: 2 },
  ],
  rows: [
    {
      model: 'onnx:unet',
      task: 'Above-ground biomass',
      n: 400,
      coverage: 0.97,
      rmse: { value: 58.817, low: 54.2, high: 63.9 },
      r2: { value: 0.6539, low: 0.601, high: 0.702 },
      bias: { value: -4.942, low: -9.3, high: -0.8 },
    },
    {
      model: 'baseline:land-cover-mean',
      task: 'Above-ground biomass',
      n: 400,
      coverage: 1,
      rmse: { value: 82.03, low: 77.4, high: 87.1 },
      r2: { value: 0.326, low: 0.271, high: 0.369 },
      bias: { value: 0.41, low: -4.9, high: 5.6 },
    },
    {
      model: 'baseline:mean',
      task: 'Above-ground biomass',
      n: 400,
      coverage: 1,
      rmse: { value: 100.11, low: 93.6, high: 107.2 },
      r2: { value: -0.002, low: -0.02, high: 0 },
      bias: { value: 3.8, low: -2.1, high: 9.7 },
    },
    {
      model: 'chat:vlm',
      task: 'Above-ground biomass',
      n: 400,
      coverage: 0.412,
      rmse: 121.5,
      r2: null,
      bias: 44.2,
    },
  ],
  notes: [
    'Intervals hold 95 % of 1,000 bootstrap samples.',
    'U-Net (S2 + SAR) ran on cpu; webgpu was wrong (differs from the CPU by up to 38.2 on the check fixture).',
  ],
}

/** A PNG of one grey pixel. */
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mM8c+bMfwAGgAL+0JgYbgAAAABJRU5ErkJggg=='

export const answersPayload: AnswersPayload = {
  version: 1,
  title: 'Above-ground biomass · worst answers first',
  source: SOURCE,
  synthetic: true,
  task: 'agb',
  unit: 'Mg/ha',
  models: [
    { id: 'onnx:unet', title: 'U-Net (S2 + SAR)' },
    { id: 'baseline:mean', title: 'Training mean' },
    { id: 'chat:vlm', title: 'Vision-language model' },
  ],
  rows: [
    {
      sample: 'd-00031',
      thumbnail: PNG,
      truth: 421.9,
      answers: [
        { model: 'onnx:unet', task: 'agb', raw: '204.16', status: 'answered', value: 204.16 },
        { model: 'baseline:mean', task: 'agb', raw: '67.0', status: 'answered', value: 67 },
        {
          model: 'chat:vlm',
          task: 'agb',
          raw: 'I am sorry, but above-ground biomass cannot be determined from a single satellite image without field measurements.',
          status: 'refused',
          reason: 'The answer declines to give a number.',
        },
      ],
    },
    {
      sample: 'd-00118',
      thumbnail: PNG,
      truth: 12.5,
      answers: [
        { model: 'onnx:unet', task: 'agb', raw: '38.9', status: 'answered', value: 38.9 },
        { model: 'baseline:mean', task: 'agb', raw: '67.0', status: 'answered', value: 67 },
        {
          model: 'chat:vlm',
          task: 'agb',
          raw: 'This looks like sparse shrubland, so I estimate about 150 Mg/ha of above-ground biomass.',
          status: 'answered',
          value: 150,
        },
      ],
    },
    {
      sample: 'd-00007',
      truth: 188.2,
      answers: [
        { model: 'onnx:unet', task: 'agb', raw: '181.0', status: 'answered', value: 181 },
        { model: 'baseline:mean', task: 'agb', raw: '67.0', status: 'answered', value: 67 },
        {
          model: 'chat:vlm',
          task: 'agb',
          raw: '9000 Mg/ha',
          status: 'out-of-range',
          value: 9000,
          reason: '9000 lies outside 0–500 Mg/ha.',
        },
      ],
    },
  ],
  total: 312,
}

export const findingsPayload: FindingsPayload = {
  version: 1,
  title: 'Checks of Synthetic demo landscapes',
  source: { dataset: 'demo' },
  synthetic: true,
  samples: 12_400,
  images: 3000,
  findings: [
    {
      id: 'leakage/footprint',
      severity: 'error',
      title: 'Samples of different splits less than 250 m apart: their patches overlap',
      mend: 'Move one of them to the split of the other, or drop it.',
      count: 2,
      occurrences: [
        { sample: 'd-00012', other: 't-00007', detail: '80 m apart, train and test' },
        { sample: 'd-00031', other: 't-00008', detail: '212 m apart, train and test' },
      ],
    },
    {
      id: 'reading/rows',
      severity: 'error',
      title: 'Rows and labels that cannot be used',
      mend: 'Each message says what is wrong with which label, row or id; what is left out is in no figure.',
      count: 1204,
      occurrences: [{ where: 'samples.jsonl line 12', detail: 'the line is not JSON' }],
    },
    {
      id: 'chain/count',
      severity: 'warning',
      title: 'Patch counts that the land-cover map contradicts',
      mend: 'Count the connected units again.',
      count: 1,
      occurrences: [{ sample: 'd-00040', detail: 'label 9, map 5' }],
    },
  ],
}
