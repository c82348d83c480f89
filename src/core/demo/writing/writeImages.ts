import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { PALSAR2_BANDS, SENTINEL2_BANDS } from '../../imagery/bands'
import { writeGeotiff } from '../../imagery/writeGeotiff'
import { PATCH_SIZE, PIXEL_SIZE } from '../grid'
import type { DemoSample } from '../makeSample'
import { BACKSCATTER_NODATA, REFLECTANCE_NODATA } from '../signal/digitise'
import { LAND_COVER_NODATA } from './describe'

const FOLDERS = ['s2', 'sar', 'landcover'] as const

/** Makes the folders that the images go into. */
export async function makeImageFolders(directory: string): Promise<void> {
  for (const folder of FOLDERS) await mkdir(path.join(directory, folder), { recursive: true })
}

/** Writes a sample's three GeoTIFFs. */
export async function writeImages(directory: string, sample: DemoSample): Promise<void> {
  const place = {
    width: PATCH_SIZE,
    height: PATCH_SIZE,
    pixelSize: PIXEL_SIZE,
    epsg: sample.tile.epsg,
    easting: sample.placement.easting,
    northing: sample.placement.northing,
  }
  const images: Readonly<Record<(typeof FOLDERS)[number], Uint8Array>> = {
    s2: writeGeotiff({ ...place, bands: SENTINEL2_BANDS, data: sample.s2, nodata: REFLECTANCE_NODATA }),
    sar: writeGeotiff({ ...place, bands: PALSAR2_BANDS, data: sample.sar, nodata: BACKSCATTER_NODATA }),
    landcover: writeGeotiff({
      ...place,
      bands: ['class'],
      data: sample.landCover,
      nodata: LAND_COVER_NODATA,
    }),
  }
  await Promise.all(
    FOLDERS.map((folder) => writeFile(path.join(directory, folder, `${sample.id}.tif`), images[folder])),
  )
}
