import { TAG } from './tags'
import type { TiffDirectory } from './tiffDirectory'
import type { BandScale } from './tiffImage'

const ITEM = /<Item\b([^>]*)>([^<]*)<\/Item>/g
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** Band descriptions as GDAL writes them into a TIFF, by band; `undefined` for a band without one. */
export function bandNamesOf(directory: TiffDirectory, bands: number): readonly (string | undefined)[] {
  const names = textsOf(directory, 'description')
  return Array.from({ length: bands }, (_, band) => names.get(band))
}

/** Scales and offsets as GDAL writes them into a TIFF, by band; `undefined` for a band with neither. */
export function bandScalesOf(directory: TiffDirectory, bands: number): readonly (BandScale | undefined)[] {
  const scales = textsOf(directory, 'scale')
  const offsets = textsOf(directory, 'offset')
  return Array.from({ length: bands }, (_, band) => {
    if (!scales.has(band) && !offsets.has(band)) return undefined
    const [scale, offset] = [Number(scales.get(band) ?? 1), Number(offsets.get(band) ?? 0)]
    return Number.isFinite(scale) && Number.isFinite(offset) ? { scale, offset } : undefined
  })
}

function textsOf(directory: TiffDirectory, role: string): ReadonlyMap<number, string> {
  const texts = new Map<number, string>()
  for (const [, attributes, text] of (directory.text(TAG.gdalMetadata) ?? '').matchAll(ITEM)) {
    const band = Number(/\bsample="(\d+)"/.exec(attributes)?.[1])
    if (attributes.includes(`role="${role}"`)) texts.set(band, plainText(plainText(text)))
  }
  return texts
}

/** GDAL escapes the text of an item twice, so it is undone twice. */
function plainText(xml: string): string {
  return xml.replaceAll(/&(\w+);/g, (entity, name: string) => ENTITIES[name] ?? entity)
}
