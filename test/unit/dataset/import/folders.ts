import { describeChoices, type Proposal } from '../../../../src/core/dataset/import/proposal'
import { proposeMapping } from '../../../../src/core/dataset/import/proposeMapping'
import { temporaryFolder, writeFiles } from '../support/folders'
import { tiffBytes, type TiffSpec } from '../support/tiffBytes'

const patch = { width: 5, height: 5 } as const

/** Images as data sets have them; values differ from pixel to pixel. */
export const IMAGES = {
  /** Twelve bands of Sentinel-2 with the +1000 of processing baseline 04.00. */
  s2: { ...patch, bands: 12, type: 'uint16', pixel: (band, x, y) => 1100 + 100 * band + 7 * x + y },
  s2WithoutOffset: {
    ...patch,
    bands: 12,
    type: 'uint16',
    pixel: (band, x, y) => 150 + 100 * band + 7 * x + y,
  },
  tenBands: { ...patch, bands: 10, type: 'uint16', pixel: (band, x, y) => 200 + 100 * band + x + y },
  reflectance: {
    ...patch,
    bands: 4,
    type: 'float32',
    pixel: (band, x, y) => 0.02 + 0.1 * band + 0.001 * (x + y),
  },
  decibels: { ...patch, bands: 2, type: 'float32', pixel: (band, x) => -8 - 6 * band - 0.1 * x },
  palsar: { ...patch, bands: 2, type: 'uint16', pixel: (band, x) => 5000 - 2000 * band + x },
  oneBand: { ...patch, bands: 1, type: 'uint16', pixel: (_, x, y) => 300 + x + y },
  picture: { ...patch, bands: 3, type: 'uint8', pixel: (band, x, y) => 40 * band + x + y },
  landCover: { ...patch, bands: 1, type: 'uint8', pixel: (_, x) => [20, 40, 112, 114, 126][x] },
} as const satisfies Readonly<Record<string, TiffSpec>>

export const IDS = ['a-1', 'a-2', 'a-3'] as const

/** A folder of files with images for {@link IDS} at path templates such as `s2/{id}.tif`. */
export function annotatedFolder(
  files: Readonly<Record<string, unknown>>,
  images: Readonly<Record<string, TiffSpec>> = {},
): Promise<string> {
  const pictures = Object.entries(images).flatMap(([template, spec]) =>
    IDS.map((id) => [template.replaceAll('{id}', id), tiffBytes(spec)] as const),
  )
  return writeFiles(temporaryFolder(), { ...files, ...Object.fromEntries(pictures) })
}

/** Rows with ids and further cells. */
export function rowsWith(cells: (index: number) => object): readonly object[] {
  return IDS.map((id, index) => ({ id, ...cells(index) }))
}

/** What is proposed for a file or folder: the description, how sure each entry is, and the notes. */
export async function proposed(location: string) {
  const proposal = await proposeMapping(location)
  return {
    proposal,
    description: describeChoices(proposal),
    sure: confidences(proposal),
    notes: proposal.notes,
  }
}

function confidences({ items }: Proposal): Readonly<Record<string, string>> {
  const taken = items.flatMap(({ key, choices, chosen }) =>
    chosen === null ? [] : [[key.split('.')[1], choices[chosen].confidence]],
  )
  return Object.fromEntries(taken)
}
