import { SENTINEL2_BANDS } from '../../../src/core/imagery/bands'
import type { PatchGridPayload, PatchTile } from '../../../src/protocol/payloads'
import { scattered, SOURCE } from './payloads'

const UNET = { id: 'onnx:unet', title: 'Small U-Net' }
const CHAT = { id: 'chat:tiny', title: 'Tiny VLM' }

export function makeTile(index: number, parts: Partial<PatchTile> = {}): PatchTile {
  const truth = Math.round(4000 * scattered(index)) / 10
  const value = Math.round(4000 * scattered(index + 7)) / 10
  return {
    sample: `d-${String(index).padStart(5, '0')}`,
    truth,
    answer: { model: UNET.id, task: 'agb', raw: String(value), status: 'answered', value },
    spread: { asked: 2, answered: 2, range: [value, value + 20] },
    ...parts,
  }
}

/** A gallery of made-up patches. */
export function makePatchGrid(
  tiles: readonly PatchTile[],
  parts: Partial<PatchGridPayload> = {},
): PatchGridPayload {
  return {
    version: 1,
    title: 'Patches · Above-ground biomass · REO demo, test',
    source: SOURCE,
    synthetic: true,
    task: 'agb',
    unit: 'Mg/ha',
    tasks: ['landCover', 'agb'],
    models: [UNET, CHAT],
    model: UNET.id,
    sort: 'worst',
    bands: { s2: SENTINEL2_BANDS, sar: ['HH', 'HV'] },
    tiles,
    total: tiles.length,
    answered: tiles.filter(({ answer }) => answer?.status === 'answered').length,
    figure: { kind: 'patches', task: 'agb', sort: 'worst', limit: 1000 },
    ...parts,
  }
}

export const patchGridPayload = makePatchGrid(Array.from({ length: 1000 }, (_, index) => makeTile(index)))
