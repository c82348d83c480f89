import type { Location, MetadataValue } from '../dataset/sample'

export const SEASONS = ['winter', 'spring', 'summer', 'autumn', 'tropics'] as const
export type Season = (typeof SEASONS)[number]

/** Latitude of the tropics in degrees. */
const TROPIC = 23.4

const DATE = /^((?:19|20)\d\d)([-/.]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])?(?:$|[T\s])/

/** Day of a date such as `2019-05-01`, `2019/05/01`, `20190501` or one with a time, as `2019-05-01`. */
export function dayOf(value: MetadataValue | undefined): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined
  const parts = DATE.exec(String(value))
  return parts === null ? undefined : `${parts[1]}-${parts[3]}-${parts[4] ?? '01'}`
}

/**
 * Meteorological season, that of three whole months, at a place; undefined without a date or a place. Between the
 * tropics there are no thermal seasons: `tropics`.
 */
export function seasonOf(date: MetadataValue | undefined, place: Location | undefined): Season | undefined {
  const day = dayOf(date)
  if (day === undefined || place === undefined) return undefined
  if (Math.abs(place.latitude) <= TROPIC) return 'tropics'
  const month = Number(day.slice(5, 7))
  const northern = Math.floor((month % 12) / 3)
  return SEASONS[(northern + (place.latitude < 0 ? 2 : 0)) % 4]
}
