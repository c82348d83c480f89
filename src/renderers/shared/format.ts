import { landCoverLabel } from '../../core/benchmark/landCover'
import { type Task, TASK_DESCRIPTIONS } from '../../core/benchmark/tasks'
import type { Location } from '../../core/dataset/sample'
import type { Interval } from '../../core/metrics/results'
import type { AnswerValue } from '../../core/models/model'

const MINUS = '−'

/** Formats by their decimals: making one takes a hundred times as long as using it. */
const formats = new Map<number, Intl.NumberFormat>()

function formatOf(digits: number): Intl.NumberFormat {
  const known = formats.get(digits)
  if (known !== undefined) return known
  const made = new Intl.NumberFormat('en-GB', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })
  formats.set(digits, made)
  return made
}

/** A number with a fixed count of decimals, a true minus sign and grouped thousands; an en dash where there is none. */
export function formatNumber(value: number | null | undefined, digits: number): string {
  if (value === null || value === undefined || Number.isNaN(value)) return '–'
  if (!Number.isFinite(value)) return value > 0 ? '∞' : `${MINUS}∞`
  const text = formatOf(digits).format(Math.abs(value))
  const isZero = !/[1-9]/.test(text)
  return value < 0 && !isZero ? MINUS + text : text
}

/** As {@link formatNumber}, with a plus sign before positive values. */
export function formatSigned(value: number | null | undefined, digits: number): string {
  const text = formatNumber(value, digits)
  return value !== null && value !== undefined && value > 0 && /[1-9]/.test(text) ? `+${text}` : text
}

/** A whole number with grouped thousands. */
export function formatCount(value: number): string {
  return formatNumber(value, 0)
}

/** "1 patch", "24 patches". */
export function formatPlural(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`
}

/** A share 0–1 as a percentage; never "0 %" or "100 %" unless exactly so. */
export function formatShare(share: number, digits = 1): string {
  const text = formatNumber(share * 100, digits)
  if (share > 0 && !/[1-9]/.test(text)) return `< ${formatNumber(10 ** -digits, digits)} %`
  if (share < 1 && text === formatNumber(100, digits))
    return `> ${formatNumber(100 - 10 ** -digits, digits)} %`
  return `${text} %`
}

/** A p-value as it is printed; an en dash where there is none. */
export function formatP(p: number | null): string {
  return p !== null && p < 0.001 ? '< 0.001' : formatNumber(p, 3)
}

/** The interval of a figure as "[57.9, 59.7]", empty where there is none. */
export function formatInterval(interval: Interval | undefined, digits: number): string {
  if (interval === undefined) return ''
  return `[${formatNumber(interval.low, digits)}, ${formatNumber(interval.high, digits)}]`
}

/** "3.2150° S, 60.0250° W". */
export function formatLocation({ latitude, longitude }: Location): string {
  const part = (degrees: number, positive: string, negative: string) =>
    `${formatNumber(Math.abs(degrees), 4)}° ${degrees < 0 ? negative : positive}`
  return `${part(latitude, 'N', 'S')}, ${part(longitude, 'E', 'W')}`
}

/** Decimals that a task's values are shown with. */
export function digitsOf(task: Task): number {
  return task === 'agb' ? 1 : 0
}

/** A value of a task in words and with its unit, such as "112.4 Mg/ha" or "Closed forest, mixed". */
export function formatValue(task: Task, value: AnswerValue | null | undefined): string {
  const text = formatBareValue(task, value)
  const { unit } = TASK_DESCRIPTIONS[task]
  return typeof value === 'number' && unit !== '' ? `${text} ${unit}` : text
}

/** As {@link formatValue}, without the unit. */
export function formatBareValue(task: Task, value: AnswerValue | null | undefined): string {
  if (value === null || value === undefined) return '–'
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'string') return value
  if (task === 'landCover') return landCoverLabel(value)
  return formatNumber(value, Number.isInteger(value) && task !== 'agb' ? 0 : 1)
}

/** "s2" → "Sentinel-2" and the like. */
export const MODALITY_TITLES = {
  s2: 'Sentinel-2',
  sar: 'SAR',
  rgb: 'RGB',
  landCover: 'Land cover',
} as const

/** A metadata key as words: "cloud_share" and "cloudShare" → "cloud share". */
export function formatKey(key: string): string {
  return key
    .replaceAll(/[_-]+/g, ' ')
    .replaceAll(/([a-z\d])([A-Z])/g, (_, before: string, after: string) => `${before} ${after.toLowerCase()}`)
}

/** A title within a sentence: "Above-ground biomass" → "above-ground biomass"; "AGB" stays. */
export function lowerFirst(title: string): string {
  return /^[A-Z][a-z]/.test(title) ? title[0].toLowerCase() + title.slice(1) : title
}
