import proj4 from 'proj4'

/** UTM north and south on WGS 84, north on ETRS89 and NAD83: the EPSG code without the zone, and its PROJ words. */
const UTM: Readonly<Record<string, string>> = {
  326: '+datum=WGS84',
  327: '+south +datum=WGS84',
  258: '+ellps=GRS80 +towgs84=0,0,0',
  269: '+datum=NAD83',
}

/** Reference systems besides UTM, by their EPSG code. */
const OTHERS: Readonly<Record<string, string>> = {
  4326: '+proj=longlat +datum=WGS84',
  4258: '+proj=longlat +ellps=GRS80 +towgs84=0,0,0',
  3035: '+proj=laea +lat_0=52 +lon_0=10 +x_0=4321000 +y_0=3210000 +ellps=GRS80 +towgs84=0,0,0 +units=m',
  3857: '+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0 +k=1 +units=m +nadgrids=@null',
}

/** From coordinates of one reference system to those of another. */
export type Transformation = (x: number, y: number) => readonly [x: number, y: number]

const known = new Map<string, Transformation | undefined>()

/** @returns undefined where one of the two reference systems is not known */
export function transformation(from: string, to: string): Transformation | undefined {
  const key = `${from} ${to}`
  if (!known.has(key)) known.set(key, newTransformation(from, to))
  return known.get(key)
}

/** Whether a reference system counts in metres on the ground. */
export function isMetric(crs: string | undefined): boolean {
  return crs !== undefined && (utmOf(crs) !== undefined || crs === 'EPSG:3035')
}

function newTransformation(from: string, to: string): Transformation | undefined {
  if (from === to) return (x, y) => [x, y]
  const [source, target] = [definitionOf(from), definitionOf(to)]
  if (source === undefined || target === undefined) return undefined
  const converter = proj4(source, target)
  return (x, y) => {
    const [targetX, targetY] = converter.forward([x, y])
    return [targetX, targetY]
  }
}

function definitionOf(crs: string): string | undefined {
  const code = /^EPSG:(\d+)$/.exec(crs)?.[1] ?? ''
  return utmOf(crs) ?? (Object.hasOwn(OTHERS, code) ? OTHERS[code] : undefined)
}

function utmOf(crs: string): string | undefined {
  const [, family = '', zone = ''] = /^EPSG:(\d{3})(\d\d)$/.exec(crs) ?? []
  if (!Object.hasOwn(UTM, family) || Number(zone) < 1 || Number(zone) > 60) return undefined
  return `+proj=utm +zone=${Number(zone)} ${UTM[family]} +units=m`
}
