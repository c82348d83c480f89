import proj4 from 'proj4'
import type { Location, Split } from '../dataset/sample'
import { PATCH_SIZE, PIXEL_SIZE } from './grid'
import type { Random } from './random'
import type { Region } from './regions'

/** A Sentinel-2 tile, named by its square of the Military Grid Reference System. */
export interface Tile {
  /** Such as `20LKP`. */
  readonly id: string
  readonly region: Region
  readonly epsg: number
  /** South-western corner in metres of its UTM zone. */
  readonly easting: number
  readonly northing: number
}

/** Where a patch lies: its upper left corner in its tile's UTM zone, and its centre. */
export interface Placement {
  readonly easting: number
  readonly northing: number
  readonly centre: Location
}

const SQUARE = 100_000
const COLUMNS = 4
const ROWS = 6
/** Splits of a region's tiles in turn: no tile is in two splits. */
const SPLIT_OF_TILE: readonly Split[] = ['train', 'test', 'train', 'val', 'train', 'test', 'train', 'train']

/** The tiles of a region that belong to a split. */
export function tilesOf(region: Region, split: Split): Tile[] {
  const numbers = Array.from({ length: COLUMNS * ROWS }, (_, number) => number)
  return numbers
    .filter((number) => SPLIT_OF_TILE[number % SPLIT_OF_TILE.length] === split)
    .map((number) =>
      makeTile(region, 3 + (number % COLUMNS), region.firstNorthing + Math.floor(number / COLUMNS)),
    )
}

/** Puts a patch somewhere in a tile, on the 10 m grid. */
export function placeInTile(random: Random, tile: Tile): Placement {
  const side = PATCH_SIZE * PIXEL_SIZE
  const steps = (SQUARE - side) / PIXEL_SIZE
  const easting = tile.easting + random.integer(0, steps) * PIXEL_SIZE
  const northing = tile.northing + side + random.integer(0, steps) * PIXEL_SIZE
  return { easting, northing, centre: locate(tile.region, easting + side / 2, northing - side / 2) }
}

function makeTile(region: Region, column: number, row: number): Tile {
  const easting = column * SQUARE
  const northing = row * SQUARE
  const { latitude } = locate(region, easting + SQUARE / 2, northing + SQUARE / 2)
  return {
    id: `${String(region.zone).padStart(2, '0')}${latitudeBand(latitude)}${squareLetters(region.zone, column, row)}`,
    region,
    epsg: (region.south ? 32700 : 32600) + region.zone,
    easting,
    northing,
  }
}

function locate({ zone, south }: Region, easting: number, northing: number): Location {
  const utm = `+proj=utm +zone=${zone}${south ? ' +south' : ''} +datum=WGS84 +units=m`
  const [longitude, latitude] = proj4(utm, 'WGS84', [easting, northing])
  return { latitude, longitude }
}

function latitudeBand(latitude: number): string {
  return 'CDEFGHJKLMNPQRSTUVWX'[Math.floor((latitude + 80) / 8)]
}

/** Letters of a 100 km square (NGA.STND.0037, the scheme for WGS 84). */
function squareLetters(zone: number, column: number, row: number): string {
  const columns = ['STUVWXYZ', 'ABCDEFGH', 'JKLMNPQR'][zone % 3]
  const rows = 'ABCDEFGHJKLMNPQRSTUV'
  const shift = zone % 2 === 0 ? 5 : 0
  return columns[column - 1] + rows[(row + shift) % rows.length]
}
