import { createHash } from 'node:crypto'
import { realpath } from 'node:fs/promises'
import path from 'node:path'
import { ConfinedFolder } from '../files/confinedFolder'
import { readGeotiff } from '../geotiff/readGeotiff'
import type { Georeference, TiffImage } from '../geotiff/tiffImage'
import { type Statistics, StatisticsOfParts } from './statistics'

export interface BandSummary extends Statistics {
  readonly name: string
  readonly dtype: string
}

/** What one raster file holds. */
export interface RasterSummary extends Georeference {
  readonly kind: 'raster'
  readonly path: string
  readonly width: number
  readonly height: number
  readonly nodata: number | null
  readonly bands: readonly BandSummary[]
  /** SHA-256 of the decoded pixels, little-endian and band-sequential; when asked for. */
  readonly sha256?: string
}

/** Looks at a GeoTIFF's first image. @throws ReoError when it cannot be read */
export async function inspectRaster(file: string, options: { checksum: boolean }): Promise<RasterSummary> {
  const real = await realpath(file)
  const image = await readGeotiff(new ConfinedFolder(path.dirname(real)).read(path.basename(real)), file)
  return {
    kind: 'raster',
    path: file,
    width: image.width,
    height: image.height,
    ...image.georeference,
    nodata: image.nodata ?? null,
    bands: Array.from({ length: image.bands }, (_, band) => bandSummary(image, band)),
    ...(options.checksum ? { sha256: checksumOf(image.data) } : {}),
  }
}

function bandSummary({ data, width, height, type, nodata, bandNames }: TiffImage, band: number): BandSummary {
  const statistics = new StatisticsOfParts(nodata)
  statistics.add(data.subarray(band * width * height, (band + 1) * width * height))
  return { name: bandNames[band] ?? String(band + 1), dtype: type, ...statistics.result() }
}

function checksumOf({ buffer, byteOffset, byteLength }: ArrayBufferView): string {
  return createHash('sha256')
    .update(new Uint8Array(buffer, byteOffset, byteLength))
    .digest('hex')
}
