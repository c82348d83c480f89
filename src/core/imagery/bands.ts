/** The 12 Sentinel-2 L2A bands in AGBD's order (L2A has no B10). */
export const SENTINEL2_BANDS = [
  'B01',
  'B02',
  'B03',
  'B04',
  'B05',
  'B06',
  'B07',
  'B08',
  'B8A',
  'B09',
  'B11',
  'B12',
] as const

/** Polarisations of the ALOS-2 PALSAR-2 mosaic. */
export const PALSAR2_BANDS = ['HH', 'HV'] as const

/** Centre wavelengths in nm of Sentinel-2A (ESA, Sentinel-2 MSI technical guide). */
export const SENTINEL2_WAVELENGTHS: Readonly<Record<(typeof SENTINEL2_BANDS)[number], number>> = {
  B01: 443,
  B02: 492,
  B03: 560,
  B04: 665,
  B05: 704,
  B06: 741,
  B07: 783,
  B08: 833,
  B8A: 865,
  B09: 945,
  B11: 1614,
  B12: 2202,
}
