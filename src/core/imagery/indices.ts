/** (first − second) / (first + second), NaN where either is missing or the sum is not positive. */
export function normalisedDifference(first: number, second: number): number {
  const sum = first + second
  return sum > 0 ? (first - second) / sum : Number.NaN
}

/**
 * EVI = 2.5 (NIR − red) / (NIR + 6 red − 7.5 blue + 1) of reflectances (Huete et al. 2002,
 * doi:10.1016/S0034-4257(02)00096-2); NaN where the denominator is not positive, as it may be over bright clouds.
 */
export function enhancedVegetationIndex(nearInfrared: number, red: number, blue: number): number {
  const denominator = nearInfrared + 6 * red - 7.5 * blue + 1
  return denominator > 0 ? (2.5 * (nearInfrared - red)) / denominator : Number.NaN
}

/**
 * RVI of two polarisations, 4 σ_cross / (σ_co + σ_cross) of linear power: the quad-polarised 8 σ_HV / (σ_HH + σ_VV +
 * 2 σ_HV) of Kim and van Zyl (2009) where VV is taken to be HH (`rvi_dp` of polsartools.readthedocs.io; for VV
 * and VH Nasirzadehdizaji et al. 2019, doi:10.3390/app9040655).
 * @param co co-polarised backscatter in dB
 * @param cross cross-polarised backscatter in dB
 */
export function radarVegetationIndex(co: number, cross: number): number {
  const crossPower = powerOf(cross)
  return (4 * crossPower) / (powerOf(co) + crossPower)
}

function powerOf(decibels: number): number {
  return 10 ** (decibels / 10)
}
