import { MODALITIES } from '../../core/dataset/sample'
import type { PatchPayload } from '../../protocol/payloads'
import type { CsvTable } from '../shared/csv'
import { decodeImagery } from './imagery'

/** Every pixel's values, a row each; a modality of another size has pixels of its own. */
export function patchCsv(payload: PatchPayload): CsvTable {
  const imagery = decodeImagery(payload.imagery)
  return {
    head: ['sample', 'modality', 'band', 'unit', 'row', 'column', 'value'],
    rows: MODALITIES.flatMap((modality) => {
      const raster = imagery[modality]
      if (raster === undefined) return []
      const { bands, width, height, data } = raster
      const unit = payload.imagery[modality]?.unit
      return Array.from(data, (value, index) => {
        const pixel = index % (width * height)
        const band = bands[Math.floor(index / (width * height))]
        return [payload.id, modality, band, unit, Math.floor(pixel / width), pixel % width, value]
      })
    }),
  }
}
