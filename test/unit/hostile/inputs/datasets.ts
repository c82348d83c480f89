import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { openDataset } from '../../../../src/core/dataset/openDataset'
import { messageOf, ReoError } from '../../../../src/core/errors'
import { writeGeotiff } from '../../../../src/core/imagery/writeGeotiff'
import { CANARY, type HostileInput, type Place, textsAt } from '../hostileInput'

const DESCRIPTION = {
  format: 'reo-dataset/1',
  name: 'Forest',
  patchSize: [4, 4],
  samples: 'samples.jsonl',
  modalities: { s2: { images: 's2/{id}.tif', bands: ['B04'] } },
}

/** Ways to a file outside a data set. */
export const WAYS_OUT: Readonly<Record<string, (outside: string, file: string) => string>> = {
  'a path upwards': (_, file) => `../outside/${file}`,
  'a path that comes back': (_, file) => `s2/../../outside/${file}`,
  'a path with backslashes': (_, file) => `..\\outside\\${file}`,
  'an absolute path': (outside, file) => path.join(outside, file),
  'a path of Windows': (_, file) => `C:\\outside\\${file}`,
  'a share of Windows': (_, file) => `\\\\evil.example\\share\\${file}`,
  'a file URL': (outside, file) => `file://${path.join(outside, file)}`,
  'an address': (_, file) => `http://evil.example/${file}`,
  'an address for GDAL': (_, file) => `/vsicurl/http://evil.example/${file}`,
  'an escaped path': (_, file) => `%2e%2e%2foutside%2f${file}`,
  'a link to a file': (_, file) => `link-to-${file}`,
  'a link to a folder': (_, file) => `link/${file}`,
  'the memory of this process': () => '/proc/self/environ',
  'a device without end': () => '../../../../../dev/zero',
  'a path with an end in it': (_, file) => `s2/a.tif\0../outside/${file}`,
  nothing: () => '',
  'a folder': () => '.',
  'a name too long': () => `${'n'.repeat(5000)}.tif`,
}

const PLACES = ['the table', 'the images', 'the image of a band', 'an id'] as const
type PathPlace = (typeof PLACES)[number]

const TEXT_POSITIONS = ['an id', 'a question', 'an answer', 'a column', 'a value', 'the name'] as const
type TextPosition = (typeof TEXT_POSITIONS)[number]

/** Data sets that point elsewhere, and such as hold other things than they should. */
export const DATASETS: readonly HostileInput[] = [
  ...PLACES.flatMap((at) =>
    Object.entries(WAYS_OUT).map(([name, way]): HostileInput => ({
      name: `data set: ${name} for ${at}`,
      read: (place) => readPointing(way, at, place),
    })),
  ),
  ...textsAt('data set', TEXT_POSITIONS, readHolding),
  ...Object.entries({
    'no JSON': '{"format":"reo-dataset/1"',
    'lists in lists': '['.repeat(200_000),
    'a prototype': '{"__proto__":{"polluted":true},"format":"reo-dataset/1","name":"x"}',
    'a patch without end': JSON.stringify({ ...DESCRIPTION, patchSize: [1e9, 1e9] }),
    'no size': JSON.stringify({ ...DESCRIPTION, patchSize: [-1, 0.5] }),
    'a million bands': JSON.stringify({
      ...DESCRIPTION,
      modalities: { s2: { images: '{id}.tif', bands: new Array(1_000_000).fill('B') } },
    }),
  }).map(([name, text]): HostileInput => ({
    name: `data set: a description of ${name}`,
    read: (place) => readAll(place, text, '{"id":"a","split":"test"}\n'),
  })),
  ...Object.entries({
    zeros: '\0'.repeat(100_000),
    'half a row': '{"id":"a","split":"test","agb":',
    'one row without end': `{"id":"${'a'.repeat(3_000_000)}`,
    'the same id': '{"id":"a","split":"test"}\n'.repeat(1000),
    prototypes:
      '{"id":"__proto__","split":"test","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}\n',
    'numbers too large': '{"id":"a","split":"test","agb":1e999,"latitude":1e308,"longitude":-1e308}\n',
    'rows in rows': `${'{"id":'.repeat(50_000)}\n`,
    'no UTF-8': '{"id":"\xff\xfe\x80","split":"test"}\n',
  }).map(([name, rows]): HostileInput => ({
    name: `data set: a table of ${name}`,
    read: (place) => readAll(place, JSON.stringify(DESCRIPTION), Buffer.from(rows, 'latin1')),
  })),
]

function readPointing(
  way: (outside: string, file: string) => string,
  at: PathPlace,
  place: Place,
): Promise<readonly string[]> {
  const { folder, outside } = place
  mkdirSync(path.join(folder, 's2'))
  for (const file of ['secret.tif', 'secret.jsonl'])
    symlinkSync(path.join(outside, file), path.join(folder, `link-to-${file}`))
  symlinkSync(outside, path.join(folder, 'link'))
  const image = way(outside, 'secret.tif')
  const id = at === 'an id' ? image.replace(/\.tif$/, '') : 'a'
  const description = {
    ...DESCRIPTION,
    samples: at === 'the table' ? way(outside, 'secret.jsonl') : 'samples.jsonl',
    modalities: {
      s2: {
        bands: ['B04'],
        images: at === 'the images' ? image : at === 'the image of a band' ? { B04: image } : '{id}.tif',
      },
    },
  }
  return readAll(place, JSON.stringify(description), `${JSON.stringify({ id, split: 'test', agb: 1 })}\n`)
}

function readHolding(text: string, position: TextPosition, place: Place): Promise<readonly string[]> {
  const at = <Value>(wanted: TextPosition, usual: Value) => (position === wanted ? text : usual)
  const row = {
    id: at('an id', 'a'),
    split: 'test',
    agb: 12,
    humanActivity: [{ question: at('a question', 'Is there a road?'), answer: at('an answer', 'yes') }],
    [at('a column', 'region')]: at('a value', 'north'),
  }
  return readAll(
    place,
    JSON.stringify({ ...DESCRIPTION, name: at('the name', 'Forest') }),
    `${JSON.stringify(row)}\n`,
  )
}

/** All that a data set has: its samples as figures name them, and what is wrong with it. */
async function readAll(
  { folder }: Place,
  description: string,
  table: string | Uint8Array,
): Promise<readonly string[]> {
  writeFileSync(path.join(folder, 'dataset.json'), description)
  writeFileSync(path.join(folder, 'samples.jsonl'), table)
  const dataset = await openDataset(folder)
  try {
    await dataset.indexed()
    for await (const sample of dataset.samples({ limit: 10 })) {
      if (JSON.stringify(sample).includes(CANARY)) throw new Error('a table outside was read')
      const [result] = await dataset.readImagery([sample])
      if ('imagery' in result) throw new Error('an image outside was read')
    }
    const problems = dataset
      .problems()
      .map(({ where, message }) => messageOf(new ReoError(message, { where })))
    return [`${problems.length} problems`, ...problems]
  } finally {
    await dataset.close()
  }
}

/** What lies outside: an image and a table that a data set would take. */
export function writeSecrets(outside: string): void {
  writeFileSync(
    path.join(outside, 'secret.tif'),
    writeGeotiff({
      width: 4,
      height: 4,
      bands: ['B04'],
      data: new Uint16Array(16).fill(4242),
      nodata: 0,
      epsg: 32719,
      easting: 0,
      northing: 0,
      pixelSize: 10,
    }),
  )
  writeFileSync(path.join(outside, 'secret.jsonl'), `{"id":"${CANARY}","split":"test","agb":1}\n`)
}
