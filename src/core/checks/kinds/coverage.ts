import { type Modality, MODALITIES } from '../../dataset/sample'
import { nodataShare, type Raster } from '../../imagery/raster'
import type { Check } from '../check'
import type { FindingKind } from '../finding'
import { MODALITY_NAMES } from '../modalityNames'

const NOTHING: FindingKind = {
  id: 'coverage/nothing',
  severity: 'note',
  title: 'Radar or land cover without any data for a patch',
  mend: 'Models get no values there: leave the sample out where the modality matters.',
}

const BLANK: FindingKind = {
  id: 'coverage/blank',
  severity: 'warning',
  title: 'Optical images without any data',
  mend: 'Leave these samples out, or take another acquisition.',
}

const MOSTLY: FindingKind = {
  id: 'coverage/mostly-missing',
  severity: 'warning',
  title: 'Images of which more than half is missing',
  mend: 'Leave these samples out, or take another acquisition.',
}

const CENTRE: FindingKind = {
  id: 'coverage/centre',
  severity: 'warning',
  title: 'Images without data at the centre, which the labels are about',
  mend: 'Leave these samples out, or take another acquisition.',
}

const OPTICAL: readonly Modality[] = ['s2', 'rgb']
const MISSING_SHARE = 0.5

/** Missing pixels, patch by patch. */
export const coverageCheck: Check = {
  id: 'coverage',
  findings: [BLANK, NOTHING, MOSTLY, CENTRE],
  start: ({ report }) => ({
    patch({ sample, imagery }) {
      for (const modality of MODALITIES) {
        const raster = imagery[modality]
        const found = raster && coverageProblem(modality, raster)
        if (found !== undefined) report(found.kind, { sample: sample.id, detail: found.detail })
      }
    },
  }),
}

function coverageProblem(
  modality: Modality,
  raster: Raster,
): { readonly kind: FindingKind; readonly detail: string } | undefined {
  const name = MODALITY_NAMES[modality]
  const share = nodataShare(raster)
  if (share === 1) return { kind: OPTICAL.includes(modality) ? BLANK : NOTHING, detail: name }
  if (share > MISSING_SHARE) return { kind: MOSTLY, detail: `${name}: ${(100 * share).toFixed(0)} % missing` }
  return isCentreMissing(raster) ? { kind: CENTRE, detail: name } : undefined
}

function isCentreMissing({ bands, width, height, data }: Raster): boolean {
  const centre = Math.floor(height / 2) * width + Math.floor(width / 2)
  return bands.some((_, band) => Number.isNaN(data[band * width * height + centre]))
}
