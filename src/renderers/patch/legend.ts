import { landCoverClass, landCoverLabel } from '../../core/benchmark/landCover'
import { type Imagery, MODALITIES } from '../../core/dataset/sample'
import { COMPOSITES } from '../../core/imagery/composites'
import { GREY_RAMP, type Ramp } from '../../core/imagery/ramp'
import { nodataShare, type Raster } from '../../core/imagery/raster'
import type { Stretch } from '../../core/imagery/stretch'
import { html } from '../shared/dom'
import { formatNumber, formatShare, MODALITY_TITLES } from '../shared/format'
import { swatch } from '../shared/swatch'

/** What the colours of a view mean: ramp with its ends, classes that occur, or one phrase. */
export function legend(imagery: Imagery, view: string, stretch: Stretch | undefined): HTMLElement {
  const composite = COMPOSITES.find(({ id }) => id === view)
  const content =
    composite?.kind === 'classes' && imagery.landCover
      ? classList(imagery.landCover)
      : composite?.kind === 'index'
        ? [
            rampBar(composite.ramp, composite.stretch, ''),
            html('span', { class: 'reo-muted' }, composite.meaning),
          ]
        : composite === undefined && stretch
          ? [rampBar(GREY_RAMP, stretch, imagery.sar?.bands.includes(view) ? ' dB' : '')]
          : [html('span', { class: 'reo-muted' }, composite?.meaning ?? view)]
  return html('div', { class: 'reo-legend' }, ...content)
}

/** "No data: Sentinel-2 12.0 %" with its hatch, or nothing where every pixel has data. */
export function missingNote(imagery: Imagery): HTMLElement | undefined {
  const shares = MODALITIES.flatMap((modality) => {
    const raster = imagery[modality]
    const share = raster === undefined ? 0 : nodataShare(raster)
    return share > 0 ? [`${MODALITY_TITLES[modality]} ${formatShare(share)}`] : []
  })
  if (shares.length === 0) return undefined
  return html(
    'div',
    { class: 'reo-legend' },
    html('span', { class: 'reo-swatch reo-swatch-missing', 'aria-hidden': 'true' }),
    `No data: ${shares.join(', ')}`,
  )
}

function rampBar(ramp: Ramp, { low, high }: Stretch, unit: string): HTMLElement {
  const digits = high - low < 2 ? 2 : 1
  const colours = ramp.map((colour) => `rgb(${colour.join(' ')})`).join(', ')
  return html(
    'span',
    { class: 'reo-ramp' },
    `${formatNumber(low, digits)}${unit}`,
    html('span', {
      class: 'reo-ramp-bar',
      'aria-hidden': 'true',
      style: { 'background-image': `linear-gradient(to right, ${colours})` },
    }),
    `${formatNumber(high, digits)}${unit}`,
  )
}

function classList(raster: Raster): HTMLElement[] {
  const counts = new Map<number, number>()
  for (const code of raster.data) if (!Number.isNaN(code)) counts.set(code, (counts.get(code) ?? 0) + 1)
  return [...counts]
    .sort(([, first], [, second]) => second - first)
    .map(([code, count]) =>
      html(
        'span',
        { class: 'reo-legend-class' },
        swatch(landCoverClass(code)?.colour),
        `${landCoverLabel(code)} ${formatShare(count / raster.data.length, 0)}`,
      ),
    )
}
