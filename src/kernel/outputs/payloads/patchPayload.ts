import { type DatasetDescription, resamplingTexts } from '../../../core/dataset/dataset'
import type { DatasetRanges } from '../../../core/dataset/datasetRanges'
import {
  type Imagery,
  MODALITIES,
  type Modality,
  type Sample,
  type Truth,
} from '../../../core/dataset/sample'
import type { Raster } from '../../../core/imagery/raster'
import { encodeRaster } from '../../../protocol/encoding'
import type {
  EncodedRaster,
  PatchPayload,
  PatchRun,
  PayloadSource,
  ShownAnswer,
} from '../../../protocol/payloads'
import { fitsOutput, PAYLOAD_BUDGET } from './budget'

export interface PatchParts {
  readonly sample: Sample
  readonly imagery: Imagery
  readonly dataset: DatasetDescription
  readonly source: PayloadSource
  readonly answers?: readonly ShownAnswer[]
  readonly runs?: readonly PatchRun[]
  readonly composite?: string
  readonly datasetRanges?: DatasetRanges
}

/** One patch in full; of a picture too large for an output every second, third, … pixel, which the title says. */
export function patchPayload(parts: PatchParts): PatchPayload {
  for (let step = firstStep(parts.imagery); ; step++) {
    const payload = everyPixel(parts, step)
    if (fitsOutput(payload) || sidesOf(payload).every((side) => side === 1)) return payload
  }
}

/** The step from which on the pixels alone may fit: two bytes each, a third more as base64. */
function firstStep(imagery: Imagery): number {
  const values = Object.values(imagery).reduce((sum, { data }) => sum + data.length, 0)
  return Math.max(1, Math.ceil(Math.sqrt((values * 2 * (4 / 3)) / PAYLOAD_BUDGET)))
}

function everyPixel(
  { sample, imagery, dataset, source, answers = [], runs, composite, datasetRanges }: PatchParts,
  step: number,
): PatchPayload {
  const title = `${dataset.name} · ${sample.id}`
  const notes = Object.values(dataset.modalities).flatMap(resamplingTexts)
  return {
    version: 1,
    title: step === 1 ? title : `${title} (every ${ordinal(step)} pixel)`,
    source,
    synthetic: dataset.synthetic,
    id: sample.id,
    split: sample.split,
    ...(sample.location === undefined ? {} : { location: sample.location }),
    metadata: finiteMetadata(sample.metadata),
    truth: finiteTruth(sample.truth),
    imagery: encodeImagery(imagery, step),
    ...(dataset.pixelSize === undefined ? {} : { pixelSize: dataset.pixelSize * step }),
    ...(datasetRanges && { datasetRanges }),
    ...(composite === undefined ? {} : { composite }),
    ...(notes.length > 0 && { notes }),
    answers,
    ...(runs && { runs }),
  }
}

function encodeImagery(imagery: Imagery, step: number): PatchPayload['imagery'] {
  const encoded: { [M in Modality]?: EncodedRaster } = {}
  for (const modality of MODALITIES) {
    const raster = imagery[modality]
    if (raster !== undefined) encoded[modality] = encodeRaster(thinned(raster, step), modality)
  }
  return encoded
}

function thinned(raster: Raster, step: number): Raster {
  if (step === 1) return raster
  const width = Math.ceil(raster.width / step)
  const height = Math.ceil(raster.height / step)
  const data = new Float32Array(raster.bands.length * width * height)
  for (let index = 0; index < data.length; index++) {
    const band = Math.floor(index / (width * height))
    const y = Math.floor((index % (width * height)) / width) * step
    const x = (index % width) * step
    data[index] = raster.data[(band * raster.height + y) * raster.width + x]
  }
  return { bands: raster.bands, width, height, data }
}

function sidesOf({ imagery }: PatchPayload): readonly number[] {
  return Object.values(imagery).flatMap(({ width, height }) => [width, height])
}

/** JSON has no NaN: truth that is none is left out. */
function finiteTruth(truth: Truth): Truth {
  return Object.fromEntries(Object.entries(truth).filter(([, value]) => !isNoNumber(value)))
}

function finiteMetadata(metadata: Sample['metadata']): Sample['metadata'] {
  return Object.fromEntries(
    Object.entries(metadata).map(([key, value]) => [key, isNoNumber(value) ? null : value]),
  )
}

function isNoNumber(value: unknown): boolean {
  return typeof value === 'number' && !Number.isFinite(value)
}

function ordinal(step: number): string {
  return step === 2 ? 'second' : step === 3 ? 'third' : `${step}th`
}
