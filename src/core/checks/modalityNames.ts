import type { Modality } from '../dataset/sample'

/** Modalities as findings name them. */
export const MODALITY_NAMES: Readonly<Record<Modality, string>> = {
  s2: 'Sentinel-2',
  sar: 'SAR',
  rgb: 'RGB',
  landCover: 'land cover',
}
