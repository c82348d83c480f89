import { MODALITIES } from '../../dataset/sample'
import type { ModelDescription } from '../../models/model'

/** What a model looks at; natural colour is a part of Sentinel-2. */
export const INPUTS = ['rgb', 's2', 'sar', 'landCover'] as const
export type Input = (typeof INPUTS)[number]

const TITLES: Readonly<Record<Input, string>> = {
  rgb: 'RGB',
  s2: 'S2',
  sar: 'SAR',
  landCover: 'land cover',
}

/** Sentinel-2's blue, green and red. */
const COLOURS: readonly string[] = ['B02', 'B03', 'B04']

/** What a model looks at, by its modalities, and by its bands where only those of natural colour are used of Sentinel-2. */
export function inputsOfModel({ modalities, bands }: ModelDescription): ReadonlySet<Input> {
  const inputs = MODALITIES.filter((modality) => modalities.includes(modality)).flatMap(
    (modality): Input[] => (modality === 's2' ? (isColour(bands?.s2) ? ['rgb'] : ['rgb', 's2']) : [modality]),
  )
  return new Set(inputs)
}

/** Inputs in words, such as "S2 + SAR"; natural colour goes without saying beside Sentinel-2. */
export function inputsTitle(inputs: ReadonlySet<Input>): string {
  const told = INPUTS.filter((input) => inputs.has(input) && !(input === 'rgb' && inputs.has('s2')))
  return told.length === 0 ? 'no imagery' : told.map((input) => TITLES[input]).join(' + ')
}

/** Whether a model looks at all that another looks at, and at more. */
export function seesMore(more: ReadonlySet<Input>, fewer: ReadonlySet<Input>): boolean {
  return more.size > fewer.size && [...fewer].every((input) => more.has(input))
}

function isColour(bands: readonly string[] | undefined): boolean {
  return bands !== undefined && bands.every((band) => COLOURS.includes(band))
}
