import { SENTINEL2_BANDS } from '../../imagery/bands'
import type { FoundTemplate } from './proposeTemplates'

/** A path template, and the bands that stand in files of their own where it has a place `{band}` for them. */
export interface BandTemplate extends FoundTemplate {
  readonly bands?: readonly string[]
}

const BAND = /(?<![A-Za-z0-9])(B\d{2}|B8A|HH|HV|VV|VH)(?![A-Za-z0-9])/g
const ORDER: readonly string[] = [...SENTINEL2_BANDS, 'HH', 'HV', 'VV', 'VH']

/** Names of bands that stand in a file's name, such as `B02` or `HH`. */
export function bandsInName(name: string): readonly string[] {
  return [...name.matchAll(BAND)].map(([band]) => band).filter((band) => ORDER.includes(band))
}

/** Puts templates that differ only in the name of a band together; those that stand alone stay as they are. */
export function groupBands(templates: readonly FoundTemplate[]): readonly BandTemplate[] {
  const groups = new Map<string, { readonly band: string; readonly template: FoundTemplate }[]>()
  for (const template of templates) {
    const places = [...template.template.matchAll(BAND)]
    const [, band] = places.at(-1) ?? []
    if (band === undefined || !ORDER.includes(band)) continue
    const key = template.template.replaceAll(BAND, (found: string) => (found === band ? '{band}' : found))
    groups.set(key, [...(groups.get(key) ?? []), { band, template }])
  }
  const several = [...groups].filter(([, members]) => members.length > 1)
  const grouped = new Set(several.flatMap(([, members]) => members.map(({ template }) => template)))
  return [
    ...several.map(([key, members]) => joinBands(key, members)),
    ...templates.filter((one) => !grouped.has(one)),
  ]
}

function joinBands(
  template: string,
  members: readonly { readonly band: string; readonly template: FoundTemplate }[],
): BandTemplate {
  const ordered = members.toSorted((a, b) => ORDER.indexOf(a.band) - ORDER.indexOf(b.band))
  const darkest = ordered.find(({ band }) => band === 'B04') ?? ordered[0]
  return {
    template,
    named: false,
    found: Math.min(...ordered.map((member) => member.template.found)),
    files: darkest.template.files,
    bands: ordered.map(({ band }) => band),
  }
}
