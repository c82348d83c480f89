import { buildCard } from '../../../src/core/card/buildCard'
import { type Sample, SPLITS } from '../../../src/core/dataset/sample'
import type { DataCardPayload } from '../../../src/protocol/payloads'
import { scattered } from './payloads'

const CODES = [20, 40, 112, 114, 50]
const PLACES = [
  [-3.2, -60],
  [48.1, 8.4],
  [62.5, 27.3],
] as const

/** A sample that is the same each time: 60 of train, 20 of val, 40 of test. */
function madeUpSample(index: number): Sample {
  const split = SPLITS[index < 60 ? 0 : index < 80 ? 1 : 2]
  const [latitude, longitude] = PLACES[index % 3]
  return {
    id: `s-${index}`,
    split,
    location: { latitude: latitude + scattered(index), longitude: longitude + scattered(index + 1) },
    metadata: {
      region: ['Amazon', 'Europe', 'Fennoscandia'][index % 3],
      date: `2020-0${1 + (index % 9)}-15`,
      cloud_share: scattered(index + 2),
      sensor: index % 2 === 0 ? 'S2A' : 'S2B',
    },
    truth: {
      humanActivity: [{ question: 'Is there a <b>road</b>?', answer: index % 4 === 0 ? 'yes' : 'no' }],
      landCover: CODES[Math.floor(5 * scattered(index + 3))],
      patchCount: 1 + (index % 4),
      ...(index % 10 !== 0 && { agb: 480 * scattered(index + 4) ** 2 }),
    },
  }
}

async function* madeUpSamples(): AsyncIterable<Sample> {
  for (let index = 0; index < 120; index++) yield madeUpSample(index)
}

/** A made-up data card of three splits. */
export const dataCardPayload: DataCardPayload = {
  version: 1,
  title: 'REO demo',
  source: { dataset: 'demo' },
  synthetic: true,
  facts: [
    ['Format', 'reo-dataset/1'],
    ['Licence', 'CC0-1.0'],
  ],
  card: await buildCard(madeUpSamples()),
  part: {},
}
