/** Reflectance of a pure surface in the 12 Sentinel-2 L2A bands, in the order of SENTINEL2_BANDS. */
export type Spectrum = readonly number[]

/**
 * Typical surface reflectance, rounded from the shapes that spectral libraries agree on (USGS splib07, ECOSTRESS);
 * canopies include their own fine shadows.
 */
export const SURFACES = {
  //            B01    B02    B03    B04    B05    B06    B07    B08    B8A    B09    B11    B12
  broadleaf: [0.018, 0.023, 0.052, 0.027, 0.088, 0.31, 0.405, 0.425, 0.44, 0.44, 0.195, 0.086],
  needleleaf: [0.017, 0.022, 0.04, 0.025, 0.062, 0.18, 0.228, 0.245, 0.255, 0.258, 0.118, 0.055],
  greenHerb: [0.025, 0.034, 0.072, 0.044, 0.114, 0.32, 0.415, 0.435, 0.45, 0.45, 0.24, 0.128],
  dryHerb: [0.034, 0.047, 0.075, 0.094, 0.128, 0.175, 0.202, 0.225, 0.245, 0.248, 0.285, 0.19],
  bark: [0.026, 0.034, 0.048, 0.054, 0.075, 0.125, 0.145, 0.16, 0.175, 0.178, 0.185, 0.125],
  soil: [0.048, 0.062, 0.092, 0.124, 0.148, 0.168, 0.184, 0.2, 0.215, 0.218, 0.275, 0.235],
  wetSoil: [0.028, 0.035, 0.048, 0.056, 0.068, 0.08, 0.088, 0.095, 0.1, 0.1, 0.085, 0.06],
  clearWater: [0.03, 0.03, 0.028, 0.016, 0.014, 0.011, 0.01, 0.009, 0.008, 0.008, 0.004, 0.003],
  mud: [0.05, 0.064, 0.086, 0.082, 0.068, 0.042, 0.036, 0.03, 0.026, 0.024, 0.008, 0.006],
  roof: [0.1, 0.125, 0.15, 0.18, 0.195, 0.21, 0.22, 0.235, 0.245, 0.245, 0.27, 0.245],
  asphalt: [0.075, 0.086, 0.1, 0.112, 0.12, 0.128, 0.134, 0.142, 0.15, 0.15, 0.175, 0.16],
  shadow: [0.012, 0.012, 0.016, 0.01, 0.02, 0.048, 0.058, 0.062, 0.066, 0.066, 0.03, 0.014],
  cloud: [0.48, 0.47, 0.46, 0.46, 0.47, 0.49, 0.5, 0.51, 0.52, 0.42, 0.4, 0.32],
} as const satisfies Record<string, Spectrum>

export type Surface = keyof typeof SURFACES

/** Parts of a pixel by surface; they add up to 1. */
export type Mixture = Partial<Record<Surface, number>>
