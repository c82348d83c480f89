import { TAG } from './tags'
import type { TiffDirectory } from './tiffDirectory'

const ITEM = /<Item\b([^>]*)>([^<]*)<\/Item>/g
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** Band descriptions as GDAL writes them into a TIFF, by band; `undefined` for a band without one. */
export function bandNamesOf(directory: TiffDirectory, bands: number): readonly (string | undefined)[] {
  const names = new Array<string | undefined>(bands).fill(undefined)
  for (const [, attributes, text] of (directory.text(TAG.gdalMetadata) ?? '').matchAll(ITEM)) {
    const band = Number(/\bsample="(\d+)"/.exec(attributes)?.[1])
    if (/\brole="description"/.test(attributes) && band < bands) names[band] = plainText(plainText(text))
  }
  return names
}

/** GDAL escapes the text of an item twice, so it is undone twice. */
function plainText(xml: string): string {
  return xml.replaceAll(/&(\w+);/g, (entity, name: string) => ENTITIES[name] ?? entity)
}
