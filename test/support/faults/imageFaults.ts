import type { DemoSample } from '../../../src/core/demo/makeSample'
import { band, changed, type Fault, PIXELS, reordered } from './fault'

const isClear = ({ cloudShare, s2 }: DemoSample) => cloudShare === 0 && !s2.includes(0)
const isForest = (sample: DemoSample) =>
  isClear(sample) && sample.landCover.every((code) => code > 110 && code < 117)
const isField = (sample: DemoSample) =>
  isClear(sample) && sample.landCover.filter((code) => code === 40).length > 400
/** Faults of the images: what they hold, where they lie, and whether they can be read. */
export const IMAGE_FAULTS: readonly Fault[] = [
  {
    name: 'another reference system',
    finds: 'grid/crs',
    plant: ({ images }) => (images.sar = { ...images.sar, epsg: images.sar.epsg + 1 }),
  },
  {
    name: 'origin 30 m off',
    finds: 'grid/origin',
    plant: ({ images }) => (images.sar = { ...images.sar, easting: images.sar.easting + 30 }),
  },
  {
    name: 'extent twice as wide',
    finds: 'grid/extent',
    plant: ({ images }) => (images.landcover = { ...images.landcover, pixelSize: 20 }),
  },
  {
    name: 'pixels of 15 m',
    finds: 'grid/pixels',
    plant: ({ images }) => (images.landcover = { ...images.landcover, pixelSize: 15 }),
  },
  { name: 'no georeference', finds: 'grid/silent', plant: ({ bytes }) => (bytes.sar = withoutGeoreference) },
  {
    name: 'place 10 km away',
    finds: 'grid/outside',
    plant: ({ row }) => (row.latitude = Number(row.latitude) + 0.09),
  },
  {
    name: 'another data type',
    finds: 'grid/type',
    plant: ({ images }) =>
      (images.landcover = { ...images.landcover, data: Uint16Array.from(images.landcover.data) }),
  },
  {
    name: 'red and near infrared exchanged',
    finds: 'bands/order',
    fits: isForest,
    plant: ({ images }) => (images.s2 = reordered(images.s2, ['B04', 'B08'])),
  },
  {
    name: 'blue and red exchanged',
    finds: 'bands/order',
    fits: isField,
    plant: ({ images }) => (images.s2 = reordered(images.s2, ['B02', 'B04'])),
  },
  {
    name: 'B11 and B12 exchanged',
    finds: 'bands/order',
    fits: isForest,
    plant: ({ images }) => (images.s2 = reordered(images.s2, ['B11', 'B12'])),
  },
  {
    name: 'HH and HV exchanged',
    finds: 'bands/polarisation',
    fits: ({ sar }) => !sar.includes(-32768),
    plant: ({ images }) => (images.sar = reordered(images.sar, ['HH', 'HV'])),
  },
  {
    name: '+1000 not subtracted',
    finds: 'bands/offset',
    fits: isForest,
    plant: ({ images }) => (images.s2 = changed(images.s2, (value) => value + 1000)),
  },
  {
    name: 'scale forgotten',
    finds: 'values/scale',
    fits: isClear,
    plant: ({ images }) =>
      (images.s2 = { ...images.s2, data: Float32Array.from(images.s2.data, (value) => value * 10_000) }),
  },
  {
    name: 'reflectance of 3.9',
    finds: 'values/reflectance',
    plant: ({ images }) =>
      (images.s2 = changed(images.s2, (value, _, pixel) => (pixel % 20 === 0 ? 40_000 : value))),
  },
  {
    name: 'PALSAR without signal at −83 dB',
    finds: 'values/backscatter',
    plant: ({ images }) =>
      (images.sar = changed(images.sar, (value, _, pixel) => (pixel % 9 === 0 ? -8300 : value))),
  },
  {
    name: 'map with code 7',
    finds: 'values/codes',
    plant: ({ images }) =>
      (images.landcover = changed(images.landcover, (code, _, pixel) => (pixel < 3 ? 7 : code))),
  },
  {
    name: 'band of zeros',
    finds: 'values/zero',
    plant: ({ images }) =>
      (images.s2 = changed(images.s2, (value, at) => (at === band(images.s2, 'B09') ? 1000 : value))),
  },
  {
    name: 'band of one value',
    finds: 'values/constant',
    plant: ({ images }) =>
      (images.s2 = changed(images.s2, (value, at) => (at === band(images.s2, 'B01') ? 1300 : value))),
  },
  {
    name: 'saturated band',
    finds: 'values/saturated',
    fits: isClear,
    plant: ({ images }) => {
      const infrared = band(images.s2, 'B8A')
      images.s2 = changed(images.s2, (value, at, pixel) =>
        at === infrared && pixel % 3 === 0 ? 12_000 : value,
      )
    },
  },
  {
    name: 'band written twice',
    finds: 'values/twice',
    plant: ({ images }) => {
      const { data } = images.s2
      const [from, to] = [band(images.s2, 'B08'), band(images.s2, 'B8A')]
      images.s2 = changed(images.s2, (value, at, pixel) => (at === to ? data[from * PIXELS + pixel] : value))
    },
  },
  {
    name: 'NaN image',
    finds: 'coverage/blank',
    plant: ({ images }) => (images.s2 = changed(images.s2, () => 0)),
  },
  {
    name: 'NaN images of all modalities',
    finds: 'reading/imagery',
    plant: ({ images }) => {
      images.s2 = changed(images.s2, () => 0)
      images.sar = changed(images.sar, () => -32768)
      images.landcover = changed(images.landcover, () => 255)
    },
  },
  {
    name: 'two thirds missing',
    finds: 'coverage/mostly-missing',
    plant: ({ images }) =>
      (images.s2 = changed(images.s2, (value, _, pixel) => (pixel % 25 < 17 ? 0 : value))),
  },
  {
    name: 'centre missing',
    finds: 'coverage/centre',
    plant: ({ images }) => (images.s2 = changed(images.s2, (value, _, pixel) => (pixel === 312 ? 0 : value))),
  },
  {
    name: 'image of another sample',
    finds: 'duplicates/image',
    plant: ({ images }, other) => (images.s2 = { ...images.s2, data: other.images.s2.data }),
  },
  {
    name: 'image of a training sample',
    finds: 'duplicates/across-splits',
    otherSplit: 'train',
    plant: ({ images }, other) => (images.s2 = { ...images.s2, data: other.images.s2.data }),
  },
  {
    name: 'image of another sample, brighter and with noise',
    finds: 'duplicates/near',
    plant: ({ images }, other) =>
      (images.s2 = changed(other.images.s2, (value, at, pixel) =>
        value === 0 ? 0 : Math.round(1.02 * value) + ((7 * pixel + at) % 5),
      )),
  },
  { name: 'missing file', finds: 'reading/imagery', plant: ({ bytes }) => (bytes.sar = () => undefined) },
  {
    name: 'truncated file',
    finds: 'reading/imagery',
    plant: ({ bytes }) => (bytes.s2 = (whole) => whole.subarray(0, whole.length / 2)),
  },
  {
    name: 'file that is no TIFF',
    finds: 'reading/imagery',
    plant: ({ bytes }) => (bytes.s2 = () => new TextEncoder().encode('<html>404 Not Found</html>')),
  },
  {
    name: 'file with a band too few',
    finds: 'reading/imagery',
    plant: ({ images }) =>
      (images.s2 = {
        ...images.s2,
        bands: images.s2.bands.slice(1),
        data: images.s2.data.slice(PIXELS),
      }),
  },
  {
    name: 'image of another size',
    finds: 'reading/imagery',
    plant: ({ images }) =>
      (images.landcover = { ...images.landcover, height: 24, data: images.landcover.data.slice(25) }),
  },
]

/** Pixel scale, tie point and keys become private tags, just below: the order of tags stays. */
function withoutGeoreference(bytes: Uint8Array): Uint8Array {
  const changedBytes = bytes.slice()
  const view = new DataView(changedBytes.buffer)
  const directory = view.getUint32(4, true)
  for (let entry = 0; entry < view.getUint16(directory, true); entry++) {
    const at = directory + 2 + 12 * entry
    const tag = view.getUint16(at, true)
    if ([33550, 33922, 34735].includes(tag)) view.setUint16(at, tag - 1, true)
  }
  return changedBytes
}
