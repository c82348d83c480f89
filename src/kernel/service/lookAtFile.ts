import { hasPatches, imageInArray, lookAtArray, lookAtGroup } from '../../core/dataset/look/lookAtHdf5'
import { rasterImage } from '../../core/dataset/look/rasterImage'
import type { ViewedImage } from '../../core/dataset/look/viewedImage'
import { ReoError, unreachable } from '../../core/errors'
import { encodeArray } from '../../protocol/encoding'
import type { FileAnswer, FileQuery, ImageName } from '../../protocol/fileViews'
import type { Resources } from '../resources/resources'

/** Answers what the page that shows a TIFF or an HDF5 file asks. @throws ReoError when the file cannot be read */
export async function lookAtFile(resources: Resources, file: string, query: FileQuery): Promise<FileAnswer> {
  switch (query.kind) {
    case 'raster':
      return { kind: 'raster', image: rasterImage(await resources.rasters.get(file)).description }
    case 'window': {
      const image = await imageOf(resources, file, query.image)
      const { level, bands, window } = query
      const values = await image.read(window, { level, bands, index: query.image.index })
      return { kind: 'window', values: encodeArray(values) }
    }
    case 'pixel': {
      const image = await imageOf(resources, file, query.image)
      return { kind: 'pixel', ...(await image.pixel(query.column, query.row, query.image.index)) }
    }
    case 'group': {
      const opened = await resources.hdf5Files.get(file)
      return {
        kind: 'group',
        hasPatches: await hasPatches(opened),
        ...(await lookAtGroup(opened, query.path)),
      }
    }
    case 'array': {
      const opened = await resources.hdf5Files.get(file)
      const image = (await imageInArray(opened, query.path))?.description
      return {
        kind: 'array',
        ...(await lookAtArray(opened, query.path)),
        ...(image === undefined ? {} : { image }),
      }
    }
    default:
      return unreachable(query)
  }
}

async function imageOf(resources: Resources, file: string, { array }: ImageName): Promise<ViewedImage> {
  if (array === undefined) return rasterImage(await resources.rasters.get(file))
  const image = await imageInArray(await resources.hdf5Files.get(file), array)
  if (image !== undefined) return image
  throw new ReoError(`"${array}" is no image`, { where: file, mend: 'Look at it as numbers.' })
}
