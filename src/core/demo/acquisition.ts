import { Random } from './random'
import type { Season, SeasonName } from './regions'
import type { Tile } from './tiles'

/** When and under which sun a patch was taken. */
export interface Acquisition {
  readonly seasonName: SeasonName
  readonly season: Season
  /** `YYYY-MM-DD` */
  readonly date: string
  /** Degrees clockwise from north, and from the zenith. */
  readonly sunAzimuth: number
  readonly sunZenith: number
}

const DAY_MS = 86_400_000
/** First day of GEDI's labels, from which AGBD counts dates. */
const AGBD_EPOCH = Date.UTC(2019, 3, 17)

/** A tile's picture of one season: the same day for every patch of the tile. */
export function acquire(random: Random, tile: Tile, seed: number): Acquisition {
  const seasonName = random.weighted<SeasonName>(weightsOf(tile))
  const season = tile.region.seasons[seasonName]
  if (season === undefined) throw new Error(`${tile.region.name} has no ${seasonName}`)
  const ofTile = new Random(seed, 'acquisition', tile.id, seasonName)
  const dayOfYear = ofTile.integer(season.firstDayOfYear, season.lastDayOfYear)
  const year = ofTile.chance(0.5) && dayOfTheYear(2019, dayOfYear) >= AGBD_EPOCH ? 2019 : 2020
  return {
    seasonName,
    season,
    date: new Date(dayOfTheYear(year, dayOfYear)).toISOString().slice(0, 10),
    sunAzimuth: (tile.region.south ? 45 : 150) + ofTile.uniform(-15, 15),
    sunZenith: ofTile.uniform(28, 52),
  }
}

/** Days since 2019-04-17, as AGBD stores dates. */
export function daysSinceAgbdEpoch(date: string): number {
  return Math.round((Date.parse(date) - AGBD_EPOCH) / DAY_MS)
}

function dayOfTheYear(year: number, day: number): number {
  return Date.UTC(year, 0, 1) + (day - 1) * DAY_MS
}

function weightsOf({ region }: Tile): Partial<Record<SeasonName, number>> {
  return Object.fromEntries(Object.entries(region.seasons).map(([name, { weight }]) => [name, weight]))
}
