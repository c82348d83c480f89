/** Keys of a user-defined projection (GeoTIFF 1.1). */
const KEY = {
  geographicType: 2048,
  projection: 3074,
  method: 3075,
  linearUnits: 3076,
  originLongitude: 3080,
  originLatitude: 3081,
  falseEasting: 3082,
  falseNorthing: 3083,
  scaleAtOrigin: 3092,
} as const

const TRANSVERSE_MERCATOR = 1
const METRE = 9001

/** EPSG codes of UTM without the zone, by the geographic system, north and south. */
const SYSTEMS: Readonly<Record<number, { readonly north: number; readonly south?: number }>> = {
  4326: { north: 32600, south: 32700 },
  4258: { north: 25800 },
  4269: { north: 26900 },
}

/**
 * EPSG code of a projection that is user-defined and yet UTM, by its number or its parameters; undefined where it is
 * another.
 * @param keys values of the keys, those kept as doubles included
 */
export function utmCodeOf(keys: ReadonlyMap<number, number>): number | undefined {
  const system = SYSTEMS[keys.get(KEY.geographicType) ?? 0]
  const zone = zoneByNumber(keys.get(KEY.projection) ?? 0) ?? zoneByParameters(keys)
  if (system === undefined || zone === undefined || (keys.get(KEY.linearUnits) ?? METRE) !== METRE)
    return undefined
  if (zone > 0) return system.north + zone
  return system.south === undefined ? undefined : system.south - zone
}

/** Projections 16001 to 16060 are UTM north and 16101 to 16160 UTM south; a southern zone is negative. */
function zoneByNumber(projection: number): number | undefined {
  if (projection > 16000 && projection <= 16060) return projection - 16000
  return projection > 16100 && projection <= 16160 ? 16100 - projection : undefined
}

function zoneByParameters(keys: ReadonlyMap<number, number>): number | undefined {
  const zone = ((keys.get(KEY.originLongitude) ?? Number.NaN) + 183) / 6
  const isUtm =
    keys.get(KEY.method) === TRANSVERSE_MERCATOR &&
    keys.get(KEY.originLatitude) === 0 &&
    keys.get(KEY.scaleAtOrigin) === 0.9996 &&
    keys.get(KEY.falseEasting) === 500_000
  if (!isUtm || !Number.isInteger(zone) || zone < 1 || zone > 60) return undefined
  const northing = keys.get(KEY.falseNorthing)
  if (northing === 0) return zone
  return northing === 10_000_000 ? -zone : undefined
}
