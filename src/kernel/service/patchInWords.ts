import { landCoverLabel } from '../../core/benchmark/landCover'
import { MODALITIES } from '../../core/dataset/sample'
import { bandStatistics } from '../../core/imagery/bandStatistics'
import { classShares } from '../../core/imagery/classShares'
import type { PatchInWords, PatchInWordsParams } from '../../protocol/assistant'
import { decodeRaster } from '../../protocol/encoding'
import type { EncodedRaster, PatchPayload, ShownAnswer } from '../../protocol/payloads'
import { pictureOf, pngOf, textOf } from '../outputs/richBundle'
import { figureText } from '../outputs/text/metricsText'
import { shortened, textTable } from '../outputs/text/textTable'
import type { Resources } from '../resources/resources'
import { onePatch } from './onePatch'

/** Letters of an answer that are told. */
const LONGEST_ANSWER = 400

/** Land-cover classes of a patch that are told. */
const MOST_CLASSES = 8

const DIGITS = 4

/**
 * What is known of a patch: its facts, truth and answers, its bands' statistics, and a picture.
 * @throws ReoError when there is no such sample, or its imagery cannot be read or drawn in that view
 */
export async function patchInWords(
  resources: Resources,
  { source, sample, runs, view }: PatchInWordsParams,
): Promise<PatchInWords> {
  const payload = await onePatch(resources, source, sample, {
    runs,
    ...(view !== undefined && { composite: view }),
  })
  const output = { kind: 'patch', payload } as const
  const picture = pictureOf(output)
  return {
    text: [textOf(output), imageryText(payload), ...wordsOf(payload.answers)].join('\n\n'),
    ...(picture && { picture: pngOf(picture) }),
  }
}

function imageryText({ imagery }: PatchPayload): string {
  return MODALITIES.flatMap((modality) => {
    const raster = imagery[modality]
    if (raster === undefined) return []
    return [modality === 'landCover' ? classesText(raster) : bandsText(raster)]
  }).join('\n\n')
}

const FIGURES = ['minimum', 'p2', 'median', 'mean', 'p98', 'maximum'] as const

function bandsText(raster: EncodedRaster): string {
  const columns = [`band, ${raster.unit}`, 'with data', ...FIGURES]
  return textTable(
    columns.map((title, index) => ({ title, align: index === 0 ? ('left' as const) : ('right' as const) })),
    bandStatistics(decodeRaster(raster)).map(({ band, coverage, values }) => [
      band,
      `${figureText(100 * coverage, 1)} %`,
      ...FIGURES.map((figure) => figureText(values?.[figure], DIGITS)),
    ]),
  )
}

function classesText(raster: EncodedRaster): string {
  const shares = classShares(decodeRaster(raster))
  const told = shares
    .slice(0, MOST_CLASSES)
    .map(({ code, share }) => `${landCoverLabel(code)} (${code}) ${figureText(100 * share, 1)} %`)
  const rest = shares.length > told.length ? [`${shares.length - told.length} classes more`] : []
  return `Land-cover map: ${[...told, ...rest].join(', ')}`
}

/** What models said, where it is more than the value. */
function wordsOf(answers: readonly ShownAnswer[]): readonly string[] {
  const said = answers.filter(({ raw, value }) => raw.trim() !== '' && raw.trim() !== String(value))
  if (said.length === 0) return []
  const lines = said.map(({ model, task, raw }) => `${model}, ${task}: ${shortened(raw, LONGEST_ANSWER)}`)
  return [['What they said:', ...lines].join('\n')]
}
