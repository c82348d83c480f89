import { TASK_DESCRIPTIONS } from '../../../core/benchmark/tasks'
import { type ModalityDescription, resamplingTexts } from '../../../core/dataset/dataset'
import { MODALITIES, SPLITS } from '../../../core/dataset/sample'
import { unreachable } from '../../../core/errors'
import type { Summary } from '../../../core/dataset/inspect/inspect'
import type { DatasetSummary } from '../../../core/dataset/inspect/inspectDataset'
import type { ArraySummary, Hdf5Summary } from '../../../core/dataset/inspect/inspectHdf5'
import type { BandSummary, RasterSummary } from '../../../core/dataset/inspect/inspectRaster'
import { alignedTable, type Cell } from './alignedTable'
import { describeProposal } from './describeProposal'

/** A summary as lines for people; control characters that a file smuggles in are shown as �. */
export function describeSummary(summary: Summary): string {
  return linesOf(summary).replaceAll(/(?!\n)\p{Cc}/gu, '\ufffd')
}

function linesOf(summary: Summary): string {
  switch (summary.kind) {
    case 'dataset':
      return describeDataset(summary)
    case 'raster':
      return describeRaster(summary)
    case 'hdf5':
      return describeHdf5(summary)
    case 'proposal':
      return describeProposal(summary)
    default:
      return unreachable(summary)
  }
}

function describeDataset(summary: DatasetSummary): string {
  const { sampleCounts, modalities, patchSize, pixelSize } = summary
  const splits = SPLITS.filter((split) => sampleCounts[split] > 0)
  const counts = splits.map((split) => `${split} ${sampleCounts[split].toLocaleString('en')}`)
  const rows: Cell[][] = [
    ['name', summary.synthetic ? `${summary.name} (synthetic)` : summary.name],
    ['format', summary.format],
    ['path', summary.path],
    ['licence', summary.licence ?? 'not stated'],
    ['samples', `${summary.samples.toLocaleString('en')} (${counts.join(', ')})`],
    ['patches', `${patchSize.join(' × ')} px${pixelSize === undefined ? '' : ` of ${pixelSize} m`}`],
    ['CRS', summary.crs ?? 'not stated'],
    ...MODALITIES.flatMap((modality) => {
      const found = modalities[modality]
      return found === undefined ? [] : [[modality, describeModality(found)]]
    }),
    ['tasks', summary.tasks.map((task) => TASK_DESCRIPTIONS[task].title).join(', ') || 'no truth'],
    ['ids', [...summary.firstIds, ...(summary.samples > summary.firstIds.length ? ['…'] : [])].join(' ')],
    ['fingerprint', summary.fingerprint],
    ['problems', summary.problemCount === 0 ? 'none met' : String(summary.problemCount)],
  ]
  const problems = summary.firstProblems.map(({ where, message }) => `  ${where}: ${message}`)
  const more = summary.problemCount - summary.firstProblems.length
  return [alignedTable(rows), ...problems, ...(more > 0 ? [`  and ${more} more`] : [])].join('\n')
}

function describeModality(modality: ModalityDescription): string {
  const { bands, unit } = modality
  return [`${bands.join(' ')} (${unit})`, ...resamplingTexts(modality)].join('; ')
}

function describeRaster(summary: RasterSummary): string {
  const { width, height, bands, crs, origin, pixelSize, nodata, sha256 } = summary
  const rows: Cell[][] = [
    ['path', summary.path],
    ['size', `${width} × ${height} px, ${bands.length} ${bands.length === 1 ? 'band' : 'bands'}`],
    ['CRS', crs ?? 'none'],
    ...(origin === undefined ? [] : [['origin', origin.join(', ')]]),
    ...(pixelSize === undefined ? [] : [['pixel size', pixelSize.join(', ')]]),
    ['nodata', nodata === null ? 'none' : String(nodata)],
    ...(sha256 === undefined ? [] : [['sha256', sha256]]),
  ]
  const header = ['band', 'dtype', 'min', 'max', 'mean', 'nodata']
  return `${alignedTable(rows)}\n\n${alignedTable([header, ...bands.map((band) => bandRow(band))])}`
}

function bandRow({ name, dtype, ...statistics }: BandSummary): Cell[] {
  return [name, dtype, ...statisticsCells(statistics)]
}

function describeHdf5({ path, bands, complete }: Hdf5Summary): string {
  const header = ['array', 'dtype', 'shape', 'min', 'max', 'mean', 'nodata']
  const table = alignedTable([header, ...bands.map((array) => arrayRow(array))])
  const notes = bands.flatMap(({ name, problem, sha256 }) => [
    ...(problem === undefined ? [] : [`  ${name}: ${problem}`]),
    ...(sha256 === undefined ? [] : [`  ${name}: sha256 ${sha256}`]),
  ])
  return [path, '', table, ...notes, ...(complete ? [] : ['  The file holds more than is listed.'])].join(
    '\n',
  )
}

function arrayRow({ name, dtype, shape, ...statistics }: ArraySummary): Cell[] {
  return [name, dtype, shape.join(' × ') || 'one value', ...statisticsCells(statistics)]
}

function statisticsCells({ min, max, mean, nodataShare }: Partial<BandSummary>): Cell[] {
  const share = nodataShare === undefined ? '' : `${(100 * nodataShare).toFixed(1)} %`
  return [...[min, max, mean].map((value) => figure(value)), { right: share }]
}

function figure(value: number | null | undefined): Cell {
  return { right: value === null || value === undefined ? '' : String(Number(value.toPrecision(6))) }
}
