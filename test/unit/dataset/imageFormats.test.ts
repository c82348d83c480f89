import { readFileSync } from 'node:fs'
import { deflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { decodeImage } from '../../../src/core/dataset/images/decodeImage'
import type { ImageRequest } from '../../../src/core/dataset/images/imageFormat'
import { npyBytes } from './support/npyBytes'

interface Written {
  readonly bytes: string
  readonly values: readonly number[]
}

/** Arrays by NumPy 1.24 and pictures by Pillow 9.4 (libjpeg-turbo): `test/fixtures/images/make_images.py`. */
const FIXTURES = JSON.parse(
  readFileSync(new URL('../../fixtures/images/images.json', import.meta.url), 'utf8'),
) as {
  readonly arrays: Readonly<Record<string, Written>>
  readonly float16: { readonly bytes: string; readonly values: readonly (number | string | null)[] }
  readonly archives: Readonly<
    Record<'stored' | 'deflated' | 'single', { bytes: string; s2: number[]; sar: number[] }>
  >
  readonly pictures: Readonly<Record<string, Written & { width: number; height: number; bands: number }>>
  readonly objects: string
  readonly records: string
  readonly complex: string
  readonly archivePath: string
  readonly cmyk: string
  readonly greyBits: string
}

const bytesOf = (base64: string) => new Uint8Array(Buffer.from(base64, 'base64'))

async function decode(base64: string, request: ImageRequest, name = 'patch') {
  return (await decodeImage(bytesOf(base64), name, request)).pixels
}

async function refusal(
  bytes: Uint8Array<ArrayBuffer>,
  request: ImageRequest,
  name = 'patch',
): Promise<string> {
  try {
    await decodeImage(bytes, name, request)
  } catch (error) {
    const message = error instanceof Error ? error.message : ''
    expect(message).not.toContain('\n')
    return message
  }
  return 'it was read'
}

describe('NumPy arrays', () => {
  for (const [title, { bytes, values }] of Object.entries(FIXTURES.arrays)) {
    it(`of ${title} hold what NumPy wrote, band by band`, async () => {
      const pixels = await decode(bytes, { bands: 2 })
      expect(pixels).toMatchObject({ width: 4, height: 3, bands: 2 })
      expect([...pixels.data]).toEqual(values)
    })
  }

  it('of 16-bit floats keep infinities, NaN and subnormal numbers', async () => {
    const { data } = await decode(FIXTURES.float16.bytes, { bands: 1 })
    const known = FIXTURES.float16.values.map((value) => (value === null ? Number.NaN : Number(value)))
    expect([...data]).toEqual(known)
  })

  it('that fit both ways need a layout', async () => {
    const values = Uint8Array.from({ length: 12 }, (_, index) => index)
    const bytes = npyBytes({ descr: '|u1', shape: [2, 3, 2] }, values)
    expect(await refusal(bytes, { bands: 2 })).toBe(
      'patch: The array of 2 × 3 × 2 values can have its 2 bands first or last. Say which in the description: "layout": "chw" or "hwc".',
    )
    const { data: last } = (await decodeImage(bytes, 'patch', { bands: 2, layout: 'hwc' })).pixels
    expect([...last]).toEqual([0, 2, 4, 6, 8, 10, 1, 3, 5, 7, 9, 11])
    const { data: first } = (await decodeImage(bytes, 'patch', { bands: 2, layout: 'chw' })).pixels
    expect([...first]).toEqual([...values])
  })

  it('are refused where they are objects, records, complex, damaged or too large', async () => {
    const request = { bands: 1 }
    expect(await refusal(bytesOf(FIXTURES.objects), request)).toMatch('holds pickled Python objects')
    expect(await refusal(bytesOf(FIXTURES.records), request)).toMatch('values of type a record')
    expect(await refusal(bytesOf(FIXTURES.complex), request)).toMatch('values of type c8')
    const whole = bytesOf(FIXTURES.arrays['<u2 chw'].bytes)
    expect(await refusal(whole.slice(0, -3), { bands: 2 })).toMatch('truncated: 45 of 48 bytes')
    expect(await refusal(whole.slice(0, 40), { bands: 2 })).toMatch('ends within its header')
    expect(await refusal(whole, { bands: 5 })).toMatch('2 × 3 × 4 values is no image of 5 bands')
    const huge = npyBytes({ descr: '<f4', shape: [60_000, 60_000] }, new Uint8Array(0))
    expect(await refusal(huge, request)).toMatch('declares 60000 × 60000 values, more than the 100 million')
    const odd = npyBytes({ descr: '<f4', shape: [7] }, new Uint8Array(28))
    expect(await refusal(odd, request)).toMatch('The array of 7 values is no image of 1 band')
    const beyond = npyBytes({ descr: '<u8', shape: [1, 1] }, new Uint8Array(8).fill(255))
    expect(await refusal(beyond, request)).toMatch('integers beyond 2^53')
  })
})

describe('archives of NumPy arrays', () => {
  for (const kind of ['stored', 'deflated'] as const) {
    it(`give the array that is named (${kind})`, async () => {
      const { bytes, s2, sar } = FIXTURES.archives[kind]
      expect([...(await decode(bytes, { bands: 2, array: 's2' })).data]).toEqual(s2)
      expect([...(await decode(bytes, { bands: 2, layout: 'chw', array: 'sar' })).data]).toEqual(sar)
    })
  }

  it('give their only array without its name', async () => {
    const { bytes, s2 } = FIXTURES.archives.single
    expect([...(await decode(bytes, { bands: 2 })).data]).toEqual(s2)
  })

  it('say what they hold where it is another array, or several', async () => {
    const bytes = bytesOf(FIXTURES.archives.stored.bytes)
    expect(await refusal(bytes, { bands: 2 })).toMatch('The archive holds the arrays s2, sar. Name one')
    expect(await refusal(bytes, { bands: 2, array: 'rgb' })).toMatch('holds the arrays s2, sar, not "rgb"')
  })

  it('are refused with a path among their members, damaged, or larger than they say', async () => {
    expect(await refusal(bytesOf(FIXTURES.archivePath), { bands: 2 })).toMatch(
      'holds "../up.npy", which is a path',
    )
    const whole = bytesOf(FIXTURES.archives.deflated.bytes)
    expect(await refusal(whole.slice(0, 60), { bands: 2 })).toMatch('The archive cannot be unpacked')
    expect(await refusal(zipClaiming(2 ** 31 - 10, 100), { bands: 1 })).toMatch('unpacks to 2.1 GB')
    const bomb = npyBytes({ descr: '|u1', shape: [100, 100] }, new Uint8Array(50_000_000))
    const { data } = (await decodeImage(zipOf(bomb, 20_000), 'bomb.npz', { bands: 1 })).pixels
    expect(data).toHaveLength(10_000)
  })
})

describe('pictures', () => {
  for (const [title, { bytes, values, width, height, bands }] of Object.entries(FIXTURES.pictures)) {
    it(`${title} have the pixels that Pillow reads`, async () => {
      const pixels = await decode(bytes, { bands })
      expect(pixels).toMatchObject({ width, height, bands })
      expect([...pixels.data]).toEqual(values)
    })
  }

  it('that are damaged or of another kind are refused, and the next one is read', async () => {
    const request = { bands: 3 }
    expect(await refusal(bytesOf(FIXTURES.cmyk), request)).toMatch('The JPEG holds 4 inks (CMYK)')
    const jpeg = bytesOf(FIXTURES.pictures['4:2:0.jpg'].bytes)
    for (const length of [200, 500, jpeg.length - 40])
      expect(await refusal(jpeg.slice(0, length), request)).toMatch(/^patch: The JPEG /)
    const again = await decode(FIXTURES.pictures['4:2:0.jpg'].bytes, request)
    expect([...again.data]).toEqual(FIXTURES.pictures['4:2:0.jpg'].values)

    expect(await refusal(bytesOf(FIXTURES.greyBits), { bands: 1 })).toMatch('values of 1 bits are not read')
    const png = bytesOf(FIXTURES.pictures['RGB.png'].bytes)
    for (const length of [20, 60, png.length - 30])
      expect(await refusal(png.slice(0, length), request)).toMatch(/^patch: The PNG /)
    const flipped = png.slice()
    flipped[80] ^= 255
    expect(await refusal(flipped, request)).toMatch('The PNG cannot be decoded')
  })

  it('that claim 60,000 × 60,000 pixels, or unpack to more than they claim, take no memory', async () => {
    const png = bytesOf(FIXTURES.pictures['RGB.png'].bytes)
    new DataView(png.buffer).setUint32(16, 60_000)
    new DataView(png.buffer).setUint32(20, 60_000)
    expect(await refusal(png, { bands: 3 })).toMatch('The PNG declares 60000 × 60000 × 3 values')
    const jpeg = bytesOf(FIXTURES.pictures['4:4:4.jpg'].bytes)
    const frame = Buffer.from(jpeg).indexOf(Buffer.from([0xff, 0xc0]))
    new DataView(jpeg.buffer).setUint16(frame + 5, 60_000)
    new DataView(jpeg.buffer).setUint16(frame + 7, 60_000)
    expect(await refusal(jpeg, { bands: 3 })).toMatch('The JPEG declares 60000 × 60000 × 3 values')
    expect(await refusal(pngOf(100_000_000), { bands: 3 })).toMatch('do not unpack to what it declares')
  })

  it('of no known kind say which kinds there are', async () => {
    expect(await refusal(bytesOf('R0lGODlh'), { bands: 3 }, 'patch.gif')).toBe(
      'patch.gif: The image is of no format that is read. Write it as GeoTIFF, .npy, .npz, PNG, JPEG.',
    )
    expect(await refusal(bytesOf('R0lGODlh'), { bands: 3 }, 'patch.tif')).toMatch('This is not a TIFF file')
  })
})

/** A zip of one deflated member whose directory claims an unpacked size. */
function zipOf(content: Uint8Array, claimed: number): Uint8Array<ArrayBuffer> {
  return zip(deflateSync(content).subarray(2, -4), claimed)
}

function zipClaiming(claimed: number, packed: number): Uint8Array<ArrayBuffer> {
  return zip(new Uint8Array(packed), claimed)
}

/** Local header, member, central directory and its end, as PKWARE's APPNOTE lays them out. */
function zip(packed: Uint8Array, claimed: number): Uint8Array<ArrayBuffer> {
  const name = Buffer.from('a.npy')
  const sizes = Buffer.alloc(12)
  sizes.writeUInt32LE(packed.length, 4)
  sizes.writeUInt32LE(claimed, 8)
  const version = Buffer.from([20, 0, 0, 0, 8, 0, 0, 0, 0, 0])
  const nameLength = Buffer.from([name.length, 0, 0, 0])
  const local = Buffer.concat([Buffer.from('PK\x03\x04'), version, sizes, nameLength, name, packed])
  const entry = [
    Buffer.from('PK\x01\x02'),
    Buffer.from([20, 0]),
    version,
    sizes,
    nameLength,
    Buffer.alloc(14),
    name,
  ]
  const central = Buffer.concat(entry)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(local.length, 16)
  return new Uint8Array(Buffer.concat([local, central, end]))
}

/** A PNG of 4 × 4 pixels by its header whose pixels unpack to so many bytes. */
function pngOf(unpacked: number): Uint8Array<ArrayBuffer> {
  const small = bytesOf(FIXTURES.pictures['RGB.png'].bytes).slice(0, 33)
  new DataView(small.buffer).setUint32(16, 4)
  new DataView(small.buffer).setUint32(20, 4)
  const packed = deflateSync(Buffer.alloc(unpacked))
  const length = Buffer.alloc(4)
  length.writeUInt32BE(packed.length)
  return new Uint8Array(Buffer.concat([small, length, Buffer.from('IDAT'), packed, Buffer.alloc(4)]))
}
