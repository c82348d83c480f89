import type { Imagery } from '../../dataset/sample'
import { bandOf, type Raster } from '../../imagery/raster'
import { isBand, type ManifestInput } from './inputManifest'

/** Why a patch cannot be given to a network, or undefined when it can. */
export function patchProblem(input: ManifestInput, imagery: Imagery): string | undefined {
  let hasData = false
  for (const channel of input.channels) {
    if (!isBand(channel)) continue
    const { modality, band } = channel
    const raster = imagery[modality]
    if (raster === undefined) return `it has no ${modality} imagery`
    const problem = sizeProblem(input, raster)
    if (problem !== undefined) return problem
    const values = bandOf(raster, band)
    if (values === undefined) return `its ${modality} imagery has no band ${band}`
    hasData ||= values.some((value) => !Number.isNaN(value))
  }
  return hasData ? undefined : 'it has no data anywhere'
}

function sizeProblem(input: ManifestInput, { width, height }: Raster): string | undefined {
  if (input.layout === 'NC') return undefined
  const [wantedWidth, wantedHeight] = input.size
  if (width === wantedWidth && height === wantedHeight) return undefined
  return `it is ${width} × ${height} px, the network takes ${wantedWidth} × ${wantedHeight} px`
}
