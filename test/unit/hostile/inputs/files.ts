import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { deflateSync } from 'node:zlib'
import { zipSync } from 'fflate'
import { readCatalogue } from '../../../../src/core/annotation/templates/readCatalogue'
import { readAnnotations } from '../../../../src/core/annotation/readAnnotations'
import { decodeImage } from '../../../../src/core/dataset/images/decodeImage'
import { inspect } from '../../../../src/core/dataset/inspect/inspect'
import { findLogReader } from '../../../../src/core/logs/logReaders'
import { openModel } from '../../../../src/core/models/openModel'
import { readPromptSet } from '../../../../src/core/prompts/promptSet'
import { readReviewLog } from '../../../../src/core/review/readReviewLog'
import type { HostileInput, Place } from '../hostileInput'

type Files = Readonly<Record<string, Uint8Array | string>>

/** Each content as a file of that name, read as a user would. */
function filesOf(
  family: string,
  cases: Files,
  file: string,
  read: (file: string) => Promise<unknown>,
): readonly HostileInput[] {
  return Object.entries(cases).map(([name, content]) => ({
    name: `${family}: ${name}`,
    read: async ({ folder }: Place) => {
      const location = path.join(folder, file)
      writeFileSync(location, content)
      const before = process.memoryUsage().arrayBuffers
      await read(location)
      const grown = process.memoryUsage().arrayBuffers - before
      if (grown > MOST_BYTES) throw new Error(`it took ${(grown / 2 ** 20).toFixed(0)} MiB`)
      return ['it was read']
    },
  }))
}

/** What a file of some kilobytes may take while it is read. */
const MOST_BYTES = 512 * 2 ** 20

const text = (value: string) => Buffer.from(value, 'latin1')

function chunk(type: string, data: Uint8Array): Buffer {
  const head = Buffer.alloc(8)
  head.writeUInt32BE(data.length, 0)
  head.write(type, 4, 'latin1')
  return Buffer.concat([head, data, Buffer.alloc(4)])
}

function png(width: number, height: number, packed: Uint8Array): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header[8] = 8
  return Buffer.concat([
    text('\x89PNG\r\n\x1a\n'),
    chunk('IHDR', header),
    chunk('IDAT', packed),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function npy(header: string): Buffer {
  const padded = `${header}\n`
  const length = Buffer.alloc(2)
  length.writeUInt16LE(padded.length)
  return Buffer.concat([text('\x93NUMPY\x01\x00'), length, text(padded), Buffer.alloc(64)])
}

/** Entries of a directory of a little-endian TIFF: tag, type, count, value. */
type Entry = readonly [tag: number, type: number, count: number, value: number]

function tiff(entries: readonly Entry[], data: Uint8Array = Buffer.alloc(0), next = 0): Buffer {
  const start = 8 + 2 + entries.length * 12 + 4
  const file = Buffer.alloc(start)
  file.write('II*\0', 0, 'latin1')
  file.writeUInt32LE(8, 4)
  file.writeUInt16LE(entries.length, 8)
  entries.forEach(([tag, type, count, value], index) => {
    const at = 10 + index * 12
    file.writeUInt16LE(tag, at)
    file.writeUInt16LE(type, at + 2)
    file.writeUInt32LE(count >>> 0, at + 4)
    file.writeUInt32LE(value >>> 0, at + 8)
  })
  file.writeUInt32LE(next, start - 4)
  return Buffer.concat([file, data])
}

const LONG = 4
const image = (
  width: number,
  height: number,
  compression: number,
  more: readonly Entry[] = [],
): readonly Entry[] => [
  [256, LONG, 1, width],
  [257, LONG, 1, height],
  [258, LONG, 1, 16],
  [259, LONG, 1, compression],
  [262, LONG, 1, 1],
  [273, LONG, 1, 8 + 2 + (9 + more.length) * 12 + 4],
  [277, LONG, 1, 1],
  [278, LONG, 1, height],
  [279, LONG, 1, 100_000],
  ...more,
]

const zeros = deflateSync(Buffer.alloc(200 * 2 ** 20), { level: 9 })
const jpeg = (width: number, height: number) =>
  Buffer.from([
    0xff,
    0xd8,
    0xff,
    0xc0,
    0,
    11,
    8,
    height >> 8,
    height & 255,
    width >> 8,
    width & 255,
    1,
    1,
    0x11,
    0,
    0xff,
    0xd9,
  ])

const IMAGES: Files = {
  'a PNG of a hundred thousand pixels a side': png(100_000, 100_000, deflateSync(Buffer.alloc(10))),
  'a PNG of no pixels': png(0, 0, deflateSync(Buffer.alloc(10))),
  'a PNG that unpacks to 200 MB': png(4, 4, zeros),
  'a PNG of noise': png(4, 4, Buffer.alloc(100, 7)),
  'a PNG that ends in its header': png(4, 4, zeros).subarray(0, 20),
  'a JPEG of 65,535 pixels a side': jpeg(65_535, 65_535),
  'a JPEG of nothing': jpeg(4, 4),
  'a JPEG without end': Buffer.concat([Buffer.from([0xff, 0xd8]), Buffer.alloc(100_000, 0xff)]),
  'an array of 10¹⁸ values': npy(
    "{'descr': '<f4', 'fortran_order': False, 'shape': (1000000000, 1000000000), }",
  ),
  'an array of Python objects': npy("{'descr': '|O', 'fortran_order': False, 'shape': (4, 4), }"),
  'an array with code in its header': npy(
    "{'descr': __import__('os').system('touch hacked'), 'shape': (4, 4), }",
  ),
  'an array of a negative shape': npy("{'descr': '<f4', 'fortran_order': False, 'shape': (-4, 4), }"),
  'an archive that unpacks to 200 MB': Buffer.from(
    zipSync({ 'a.npy': Buffer.alloc(200 * 2 ** 20) }, { level: 9 }),
  ),
  'an archive of ten thousand arrays': Buffer.from(
    zipSync(
      Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`../${index}.npy`, Buffer.alloc(1)])),
    ),
  ),
  'a TIFF of four billion pixels a side': tiff(image(0xffffffff, 0xffffffff, 1)),
  'a TIFF whose strip unpacks to 200 MB': tiff(image(4, 4, 8), zeros),
  'a TIFF whose pages go round': tiff(image(4, 4, 1), Buffer.alloc(64), 8),
  'a TIFF whose tags reach beyond it': tiff([[273, LONG, 0x7fffffff, 0x7fffffff], ...image(4, 4, 1)]),
  'a TIFF of 65,535 bands': tiff([[277, 3, 1, 65_535], ...image(4, 4, 1).filter(([tag]) => tag !== 277)]),
  'a TIFF with a tile of no size': tiff([
    ...image(4, 4, 1),
    [322, LONG, 1, 0],
    [323, LONG, 1, 0],
    [324, LONG, 1, 8],
  ]),
  'an HDF5 file of nothing': text('\x89HDF\r\n\x1a\n'),
  'an HDF5 file of noise': Buffer.concat([text('\x89HDF\r\n\x1a\n'), Buffer.alloc(4096, 0xa5)]),
  'a Parquet file of nothing': text('PAR1PAR1'),
  'a Parquet file whose footer is larger than it': text('PAR1\xff\xff\xff\x7fPAR1'),
}

const LOGS: Files = {
  'an archive that unpacks to 200 MB': Buffer.from(
    zipSync({ 'header.json': Buffer.alloc(200 * 2 ** 20, ' ') }, { level: 9 }),
  ),
  'an archive with paths upwards': Buffer.from(
    zipSync({ '../../outside/header.json': text('{}'), 'header.json': text('{}') }),
  ),
  'an archive in an archive': Buffer.from(zipSync({ 'header.json': zipSync({ 'header.json': text('{}') }) })),
  'an archive of zeros': Buffer.concat([text('PK\x03\x04'), Buffer.alloc(10_000)]),
  'a workbook with entities in entities': Buffer.from(
    zipSync({
      '[Content_Types].xml': text('<Types/>'),
      'xl/workbook.xml': text('<workbook><sheets><sheet name="a" id="r1"/></sheets></workbook>'),
      'xl/worksheets/sheet1.xml': text(
        '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><worksheet><sheetData><row><c t="str"><v>&b;</v></c></row></sheetData></worksheet>',
      ),
    }),
  ),
  'a workbook that reads a file': Buffer.from(
    zipSync({
      '[Content_Types].xml': text('<Types/>'),
      'xl/worksheets/sheet1.xml': text(
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><worksheet><sheetData><row><c><v>&a;</v></c></row></sheetData></worksheet>',
      ),
    }),
  ),
  'lists in lists': '['.repeat(100_000),
  'a prototype': '[{"__proto__":{"polluted":1},"question_id":1,"answer":"x"}]',
}

const TEMPLATES: Files = {
  'aliases of aliases': [
    'a: &a [x,x,x,x,x,x,x,x,x]',
    ...'bcdefghijk'
      .split('')
      .map((name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdefghij'[index]}`).join(',')}]`),
  ].join('\n'),
  'a function': 'format: !!js/function "function(){globalThis.hacked=true}()"',
  'an object of Python': 'format: !!python/object/apply:os.system ["touch hacked"]',
  'lists in lists': '['.repeat(20_000),
  'a prototype': '__proto__: {polluted: true}\nconstructor: {prototype: {polluted: true}}',
  'a merged prototype': '<<: {__proto__: {polluted: true}}',
  noise: '\0\x01\x02: \x7f',
  'ten megabytes': `a: ${'x'.repeat(10_000_001)}`,
}

const JSON_FILES: Files = {
  'lists in lists': '['.repeat(100_000),
  'objects in objects': '{"a":'.repeat(100_000),
  'a prototype': '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}',
  'one line without end': `{"a":"${'x'.repeat(3_000_000)}`,
  nothing: '',
  zeros: '\0'.repeat(1000),
  'steering characters': '{"format":"\u001b[2J\u202e","schema":"\u009b31m"}',
}

const readImage = (file: string) => inspect(file, { checksum: false, cacheFolder: path.dirname(file) })
const decode = async (bytes: Uint8Array) => decodeImage(new Uint8Array(bytes), 'image', { bands: 1 })

/** Files of every other kind: images that are bombs, archives, templates, prompts, annotations, reviews, models. */
export const FILES: readonly HostileInput[] = [
  ...Object.entries(IMAGES)
    .filter(([name]) => !/HDF5|Parquet/.test(name))
    .map(([name, content]): HostileInput => ({
      name: `image: ${name}`,
      read: async () => {
        await decode(Buffer.from(content))
        return ['it was read']
      },
    })),
  ...filesOf('file', IMAGES, 'image.tif', readImage),
  ...filesOf('log of another tool', LOGS, 'log.eval', readLog),
  ...filesOf('templates', TEMPLATES, 'my.templates.yaml', readCatalogue),
  ...filesOf('prompts', JSON_FILES, 'my.prompts.json', readPromptSet),
  ...filesOf('annotations', JSON_FILES, 'my.reo-annotations.jsonl', readAnnotations),
  ...filesOf('reviews', JSON_FILES, 'my.reo-review.jsonl', readReviewLog),
  ...filesOf('model', JSON_FILES, 'model.json', (file) =>
    openModel(`onnx:${path.dirname(file)}`, { modelFolders: [] }),
  ),
  ...filesOf('small VLM', JSON_FILES, 'model.json', (file) =>
    openModel(`onnx-vlm:${path.dirname(file)}`, { modelFolders: [] }),
  ),
]

async function readLog(file: string): Promise<number> {
  const reader = await findLogReader(file)
  let count = 0
  for await (const entry of reader.read(file, {})) if ('problem' in entry || count < 10) count++
  return count
}
