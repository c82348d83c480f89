import type { BandRanges } from './displayRange'

/** AGBD stores scenes of processing baseline 5.0 with its offset of +1000 DN still in. */
const OFFSET = 0.1

/**
 * First to 99th percentile of reflectance in AGBD with the offset left in
 * (`data/patches/statistics_subset_2019-2020-v4_new.pkl` of github.com/ghjuliasialelli/AGBD-GFMs).
 */
const WITH_OFFSET: Readonly<Record<string, readonly [p1: number, p99: number]>> = {
  B01: [0.0787, 0.1944],
  B02: [0.0925, 0.2214],
  B03: [0.1035, 0.2556],
  B04: [0.1023, 0.2816],
  B05: [0.1178, 0.3189],
  B06: [0.1632, 0.519],
  B07: [0.1775, 0.6075],
  B08: [0.1691, 0.646],
  B8A: [0.187, 0.6385],
  B09: [0.2123, 0.6238],
  B11: [0.1334, 0.4827],
  B12: [0.1149, 0.3869],
}

/** In dB. AGBD's 99th percentiles of HH and HV; its first, −83, is no signal, so the low ends are ours, for land. */
const CO_POLARISED = { low: -20, high: -2.108 }
const CROSS_POLARISED = { low: -28, high: -7.564 }

/** Fixed display range of each band, AGBD's first to 99th percentile: true reflectance, at least 0, and dB. */
export const AGBD_RANGES: BandRanges = {
  ...Object.fromEntries(
    Object.entries(WITH_OFFSET).map(([band, [p1, p99]]) => [
      band,
      { low: Math.max(0, p1 - OFFSET), high: p99 - OFFSET },
    ]),
  ),
  HH: CO_POLARISED,
  VV: CO_POLARISED,
  HV: CROSS_POLARISED,
  VH: CROSS_POLARISED,
}
