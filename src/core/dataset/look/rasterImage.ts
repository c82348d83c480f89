import { thinnedLevels, readThinned } from './thinned'
import type { RasterFile } from '../geotiff/rasterFile'
import { locationOf } from '../location'
import { isMetric } from '../projections'
import { asViewed, type ImageDescription, type ViewedImage, type ViewedPixel } from './viewedImage'

/** A TIFF to look at; one without overviews is thinned out for the look of the whole. */
export function rasterImage(raster: RasterFile): ViewedImage {
  const levels = [...raster.levels.map((level) => ({ ...level, step: 1 })), ...thinnedLevels(raster)]
  const coarsest = raster.levels.length - 1
  return {
    description: describeRaster(raster, levels),
    read: async (window, { level, bands }) => {
      const step = levels[level]?.step ?? 1
      if (step > 1) return readThinned(raster, window, { level: coarsest, bands }, step)
      return asViewed((await raster.read(window, { level, bands })).data)
    },
    pixel: async (column, row) => {
      const { data } = await raster.read({ left: column, top: row, width: 1, height: 1 })
      return { values: Array.from(data), ...placeOf(raster, column, row) }
    },
  }
}

function describeRaster(raster: RasterFile, levels: ImageDescription['levels']): ImageDescription {
  const { bands, type, nodata, bandNames, georeference } = raster
  const { crs, origin, pixelSize } = georeference
  const overviews = raster.levels.slice(1).map(({ width, height }) => `${width}\u00a0×\u00a0${height}`)
  return {
    levels: levels.map(({ width, height }) => ({ width, height })),
    bands: Array.from({ length: bands }, (_, band) => bandNames[band] ?? String(band + 1)),
    count: 1,
    type,
    nodata: nodata ?? null,
    facts: {
      ...(crs === undefined ? {} : { 'reference system': crs }),
      ...(pixelSize === undefined ? {} : { 'pixel size': sizeInWords(pixelSize, crs) }),
      ...(origin === undefined ? {} : { 'upper left corner': origin.map(short).join(', ') }),
      compression: raster.compression,
      ...(overviews.length > 0
        ? { overviews: overviews.join(', ') }
        : levels.length > 1
          ? { overviews: 'none: of the whole, single pixels are shown' }
          : {}),
    },
  }
}

function placeOf({ georeference }: RasterFile, column: number, row: number): Omit<ViewedPixel, 'values'> {
  const { crs, origin, pixelSize } = georeference
  if (origin === undefined || pixelSize === undefined) return {}
  const coordinates = [
    origin[0] + (column + 0.5) * pixelSize[0],
    origin[1] + (row + 0.5) * pixelSize[1],
  ] as const
  const location = locationOf(crs, ...coordinates)
  return { coordinates, ...(location === undefined ? {} : { location }) }
}

function sizeInWords([x, y]: readonly [number, number], crs: string | undefined): string {
  const unit = isMetric(crs) ? ' m' : crs === 'EPSG:4326' ? '°' : ''
  return `${short(Math.abs(x))} × ${short(Math.abs(y))}${unit}`
}

function short(number: number): string {
  return String(Number(number.toPrecision(10)))
}
