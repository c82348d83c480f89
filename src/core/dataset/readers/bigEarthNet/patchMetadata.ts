import * as v from 'valibot'
import { messageOf, ReoError } from '../../../errors'
import type { ConfinedFolder } from '../../files/confinedFolder'
import { locationOf } from '../../location'
import type { Location } from '../../sample'
import type { PatchFolder } from './patchFolders'

/** What `NAME_labels_metadata.json` says; Sentinel-1's files call the lower edge `lly`. */
const metadataSchema = v.object({
  labels: v.array(v.string()),
  coordinates: v.object({
    ulx: v.number(),
    uly: v.number(),
    lrx: v.number(),
    lry: v.optional(v.number()),
    lly: v.optional(v.number()),
  }),
  projection: v.string(),
  tile_source: v.optional(v.string()),
  corresponding_s2_patch: v.optional(v.string()),
})

/** What is told about a patch besides its pixels. */
export interface PatchMetadata {
  /** CORINE land-cover classes, several a patch. */
  readonly labels: readonly string[]
  readonly crs?: string
  /** Outer corner of the first pixel, in the units of the reference system. */
  readonly upperLeft: readonly [x: number, y: number]
  /** Of the patch's centre. */
  readonly location?: Location
  readonly tile?: string
  /** The Sentinel-2 patch that a Sentinel-1 patch was made for. */
  readonly sentinel2?: string
}

/** @throws ReoError when the file is missing or is something else */
export function readPatchMetadata(root: ConfinedFolder, patch: PatchFolder): PatchMetadata {
  const name = `${patch.stem}_labels_metadata.json`
  const { labels, coordinates, projection, tile_source, corresponding_s2_patch } = parse(root, name)
  const { ulx, uly, lrx, lry = coordinates.lly ?? coordinates.uly } = coordinates
  const code = /AUTHORITY\["EPSG","(\d+)"\]\]$/.exec(projection)?.[1]
  const crs = code === undefined ? undefined : `EPSG:${code}`
  const location = locationOf(crs, (ulx + lrx) / 2, (uly + lry) / 2)
  const tile = patch.tile ?? /_T(\d\d[A-Z]{3})_/.exec(tile_source ?? '')?.[1]
  return {
    labels,
    upperLeft: [ulx, uly],
    ...(crs !== undefined && { crs }),
    ...(location !== undefined && { location }),
    ...(tile !== undefined && { tile }),
    ...(corresponding_s2_patch !== undefined && { sentinel2: corresponding_s2_patch }),
  }
}

function parse(root: ConfinedFolder, name: string): v.InferOutput<typeof metadataSchema> {
  const text = new TextDecoder().decode(root.read(name))
  try {
    return v.parse(metadataSchema, JSON.parse(text))
  } catch (error) {
    throw new ReoError(`The patch's metadata is not understood (${messageOf(error)})`, {
      where: name,
      mend: 'Copy it again from BigEarthNet.',
      cause: error,
    })
  }
}
