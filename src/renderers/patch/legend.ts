import { landCoverClass, landCoverLabel } from '../../core/benchmark/landCover'
import { type Imagery, MODALITIES } from '../../core/dataset/sample'
import { classShares } from '../../core/imagery/classShares'
import { cloudMask } from '../../core/imagery/clouds'
import type { Channel } from '../../core/imagery/colours'
import type { DisplayRange } from '../../core/imagery/displayRange'
import type { Ramp } from '../../core/imagery/ramp'
import { nodataShare, type Raster } from '../../core/imagery/raster'
import type { Stretch } from '../../core/imagery/stretch'
import type { View } from '../../core/imagery/view'
import { html } from '../shared/dom'
import { formatNumber, formatShare, MODALITY_TITLES } from '../shared/format'
import { swatch } from '../shared/swatch'

const FROM: Readonly<Record<DisplayRange['from'], string>> = {
  patch: 'as in this patch',
  dataset: 'as in the data set',
  fixed: 'as in AGBD',
  range: 'as given',
}

/** What the colours of a view mean. */
export function legend(imagery: Imagery, view: View): HTMLElement {
  const classes = imagery.landCover && (view.overlay ?? view.colours.key.kind === 'classes')
  return html(
    'div',
    { class: 'reo-legend' },
    ...keyOf(view),
    ...(imagery.landCover && classes ? classList(imagery.landCover) : []),
  )
}

function keyOf({ colours: { key }, meaning, overlay }: View): HTMLElement[] {
  if (overlay !== undefined) return [muted(meaning)]
  switch (key.kind) {
    case 'display':
      return [muted(meaning)]
    case 'channels':
      return [muted(channelWords(key.channels, key.unit, meaning))]
    case 'ramp':
      return [rampBar(key.ramp, key.range, key.unit), muted(meaning + fromWords(key.range))]
    case 'classes':
      return []
  }
}

/**
 * "B08, B04, B03 as red, green, blue (vegetation is red), 0.01 to 0.25 in this patch", or a range for each where they
 * differ.
 */
function channelWords(channels: readonly Channel[], unit: string, meaning: string): string {
  const [{ range }] = channels
  const from = FROM[range.from]
  if (channels.every((channel) => channel.range === range)) {
    const names = channels.map(({ name }) => name).join(', ')
    return `${names} as red, green, blue (${meaning}), ${rangeWords(range, unit)} ${from}`
  }
  const colours = ['Red', 'green', 'blue']
  const each = channels.map(
    ({ name, range: own }, index) => `${colours[index]} ${name} ${rangeWords(own, unit)}`,
  )
  return `${each.join(', ')} (${meaning}), ${from}`
}

/** ", as in this patch", or nothing for a range that is the view's own. */
function fromWords(range: Stretch | DisplayRange): string {
  return 'from' in range ? `, ${FROM[range.from]}` : ''
}

function rangeWords({ low, high }: Stretch, unit: string): string {
  const digits = high - low < 2 ? 2 : 0
  const words = `${formatNumber(low, digits)} to ${formatNumber(high, digits)}`
  return unit === '' ? words : `${words} ${unit}`
}

/** "No data: Sentinel-2 12.0 %" and "Cloud 8.0 %" with their hatches, or nothing where every pixel has data. */
export function missingNote(imagery: Imagery): HTMLElement | undefined {
  const shares = MODALITIES.flatMap((modality) => {
    const raster = imagery[modality]
    const share = raster === undefined ? 0 : nodataShare(raster)
    return share > 0 ? [`${MODALITY_TITLES[modality]} ${formatShare(share)}`] : []
  })
  const clouds = cloudMask(imagery.s2)
  if (shares.length === 0 && clouds === undefined) return undefined
  return html(
    'div',
    { class: 'reo-legend' },
    ...(shares.length > 0 ? [hatched('missing', `No data: ${shares.join(', ')}`)] : []),
    ...(clouds
      ? [hatched('cloud', `Cloud ${formatShare(clouds.filter(Boolean).length / clouds.length)}`)]
      : []),
  )
}

function hatched(kind: 'missing' | 'cloud', words: string): HTMLElement {
  return html(
    'span',
    { class: 'reo-legend-class' },
    html('span', { class: `reo-swatch reo-swatch-${kind}`, 'aria-hidden': 'true' }),
    words,
  )
}

function muted(words: string): HTMLElement {
  return html('span', { class: 'reo-muted' }, words)
}

function rampBar(ramp: Ramp, { low, high }: Stretch, unit: string): HTMLElement {
  const digits = high - low < 2 ? 2 : 1
  const end = (value: number) => `${formatNumber(value, digits)}${unit === '' ? '' : ` ${unit}`}`
  const colours = ramp.map((colour) => `rgb(${colour.join(' ')})`).join(', ')
  return html(
    'span',
    { class: 'reo-ramp' },
    end(low),
    html('span', {
      class: 'reo-ramp-bar',
      'aria-hidden': 'true',
      style: { 'background-image': `linear-gradient(to right, ${colours})` },
    }),
    end(high),
  )
}

function classList(raster: Raster): HTMLElement[] {
  return classShares(raster).map(({ code, share }) =>
    html(
      'span',
      { class: 'reo-legend-class' },
      swatch(landCoverClass(code)?.colour),
      `${landCoverLabel(code)} ${formatShare(share, 0)}`,
    ),
  )
}
