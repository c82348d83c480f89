import path from 'node:path'
import * as v from 'valibot'
import { ReoError } from '../../errors'
import { chipGridSchema, FOLDER_FORMAT } from '../description/schema'
import { ConfinedFolder } from '../files/confinedFolder'
import { RasterFile } from '../geotiff/rasterFile'
import { bandsInName } from '../import/groupBands'
import { lookOf } from '../import/lookAtImages'
import { type ModalityGuess, recogniseModality } from '../import/recogniseModality'
import { ProblemLog } from '../problemLog'
import { openGrid } from './chipGrid'
import type { DatasetReader } from './dataSource'

/** Patch size of REO-Instruct; smaller rasters are one patch. */
const PATCH_SIDE = 25

/** Width and height of the middle of a raster that tells what it shows. */
const LOOKED_AT = 256

/**
 * One raster by itself, cut into patches as a data set of one modality, where its bands or values make plain which. How
 * it was taken is noted among the problems, for a description may know better.
 */
export const openPlainRaster: DatasetReader = async (source) => {
  if (source.kind !== 'raster') return undefined
  const folder = path.dirname(source.path)
  const name = path.basename(source.path)
  const raster = await RasterFile.open(source.path, name)
  try {
    const guess = (await guessesOf(raster, name)).find(({ confidence }) => isPlain(confidence))
    if (guess === undefined) throw notPlain(source.path, raster.bands)
    const problems = new ProblemLog()
    const message = `taken as ${guess.title} (${guess.reason}); describe it where that is wrong`
    problems.add({ where: name, about: 'description', message })
    const description = v.parse(chipGridSchema, {
      format: FOLDER_FORMAT,
      name,
      grid: { patchSize: [Math.min(PATCH_SIDE, raster.width), Math.min(PATCH_SIDE, raster.height)] },
      modalities: { [guess.modality]: { images: name, ...guess.entry } },
    })
    return await openGrid(description, {
      path: source.path,
      where: source.path,
      root: new ConfinedFolder(folder),
      problems,
    })
  } finally {
    await raster.close()
  }
}

function isPlain(confidence: ModalityGuess['confidence']): boolean {
  return confidence === 'sure' || confidence === 'likely'
}

async function guessesOf(raster: RasterFile, name: string): Promise<readonly ModalityGuess[]> {
  const width = Math.min(raster.width, LOOKED_AT)
  const height = Math.min(raster.height, LOOKED_AT)
  const left = Math.floor((raster.width - width) / 2)
  const top = Math.floor((raster.height - height) / 2)
  const pixels = await raster.read({ left, top, width, height })
  const { nodata, georeference, bandNames } = raster
  const look = lookOf([{ ...pixels, ...(nodata !== undefined && { nodata }), georeference, bandNames }])
  const named = raster.bands === 1 ? bandsInName(name) : []
  return recogniseModality(look, name, named.length === 1 ? named : undefined)
}

function notPlain(file: string, bands: number): ReoError {
  const what = bands === 1 ? 'its one band shows' : `its ${bands} bands show`
  return new ReoError(`A raster by itself is a data set only where it is plain what ${what}`, {
    where: file,
    mend: 'Describe it in a JSON file (docs/data-sets.md); `reo inspect` looks at the raster.',
  })
}
