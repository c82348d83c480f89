import path from 'node:path'
import { messageOf } from '../../core/errors'
import type { Run } from '../../core/runs/runLog'
import type { RunSummary } from '../../core/runs/runSummary'
import type { PatchPayload, PayloadSource, RichOutput } from '../../protocol/payloads'
import { sectionsOf } from '../../protocol/reportSections'
import type { RunFigure } from '../../protocol/runFigures'
import type { SavedAnswer, SavedFigure, SavedReport } from '../../protocol/savedReport'
import { parseRichOutput } from '../../protocol/validation'
import { makeRunFigure } from '../outputs/runFigure'
import type { Resources } from '../resources/resources'
import { onePatch } from '../service/onePatch'
import { picturesOf } from '../service/thumbnails'

/** Bootstrap samples of intervals, and answers up to which they are made: of more they would take minutes. */
const RESAMPLES = 1000
const MOST_RESAMPLED = 400_000

/** Samples whose pictures and patches in full are kept at most. */
const MOST_PICTURES = 400
const MOST_PATCHES = 40

/**
 * All that a run's report shows, within a number of bytes: figures first, then what answers a person who points at them,
 * patches in full of the answers that are shown, and pictures.
 * @throws ReoError when the run log cannot be read
 */
export async function savedReport(resources: Resources, file: string, room: number): Promise<SavedReport> {
  const run = await resources.readRun(file)
  const summary = await resources.summaryOf(file)
  const source: PayloadSource = { dataset: summary.dataset.path, run: summary.path }
  const left = new Room(room)
  const sections = []
  for (const { title, figures } of sectionsOf(summary)) {
    const saved: SavedFigure[] = []
    for (const figure of figures) saved.push(await savedFigure(resources, { run, source }, figure, left))
    sections.push({ title, figures: saved })
  }
  const shown = shownSamples(sections.flatMap(({ figures }) => figures))
  const answers = left.take(savedAnswers(run))
  const patches = await savedPatches(resources, source, shown.slice(0, MOST_PATCHES), left)
  const thumbnails = await savedPictures(resources, source, picturedSamples(run, shown), left)
  return {
    summary: withoutFolders(summary),
    saved: new Date().toISOString(),
    sections,
    ...(answers && { answers }),
    thumbnails,
    patches,
  }
}

/** Bytes that are left in a file. */
class Room {
  #left: number

  constructor(bytes: number) {
    this.#left = bytes
  }

  /** The value, whose bytes are no longer free; undefined where they are not. */
  take<Value>(value: Value): Value | undefined {
    const bytes = Buffer.byteLength(JSON.stringify(value)) + 1
    if (bytes > this.#left) return undefined
    this.#left -= bytes
    return value
  }
}

async function savedFigure(
  resources: Resources,
  shown: { readonly run: Run; readonly source: PayloadSource },
  figure: RunFigure,
  room: Room,
): Promise<SavedFigure> {
  try {
    const bootstrap = shown.run.answers.length > MOST_RESAMPLED ? 0 : RESAMPLES
    const output = byItself(await makeRunFigure(resources, shown, figure, bootstrap), shown.run)
    return (
      room.take({ output }) ?? {
        leftOut: `This figure (${figure.kind}) is left out: with it the file would be larger than 10 MB. It is in the report of the run log in VS Code.`,
      }
    )
  } catch (thrown) {
    return { leftOut: `This figure (${figure.kind}) could not be made. ${messageOf(thrown)}` }
  }
}

/**
 * An output that names no folder, and is linked to no other: nobody would make it anew. Pictures are kept in one view, so
 * a gallery offers no other.
 */
function byItself({ kind, payload }: RichOutput, { header }: Run): RichOutput {
  const { figure: _, ...rest } = payload
  const source = { dataset: header.dataset.name }
  return parseRichOutput({ kind, payload: { ...rest, source, ...(kind === 'patchGrid' && { bands: {} }) } })
}

/** Samples whose answers are shown, the first of each figure first. */
function shownSamples(figures: readonly SavedFigure[]): readonly string[] {
  const lists = figures.flatMap((figure) => ('output' in figure ? [samplesIn(figure.output)] : []))
  const longest = Math.max(0, ...lists.map(({ length }) => length))
  const turns = Array.from({ length: longest }, (_, turn) =>
    lists.flatMap((list) => list.slice(turn, turn + 1)),
  )
  return [...new Set(turns.flat())]
}

/** Samples that an output shows one by one. */
function samplesIn({ kind, payload }: RichOutput): readonly string[] {
  if (kind === 'answers') return payload.rows.map(({ sample }) => sample)
  return kind === 'patchGrid' ? payload.tiles.map(({ sample }) => sample) : []
}

/** Samples that pictures are kept of: those shown, then others evenly over the run. */
function picturedSamples({ answers }: Run, shown: readonly string[]): readonly string[] {
  const all = [...new Set(answers.map(({ sample }) => sample))]
  const step = Math.max(1, all.length / MOST_PICTURES)
  const spread = Array.from(
    { length: Math.min(MOST_PICTURES, all.length) },
    (_, index) => all[Math.floor(index * step)],
  )
  return [...new Set([...shown, ...spread])].slice(0, MOST_PICTURES)
}

function savedAnswers({ answers }: Run): readonly SavedAnswer[] {
  return answers
    .filter(({ repeat = 0 }) => repeat === 0)
    .map(({ sample, model, task, question, status, value, truth }) => ({
      sample,
      model,
      task,
      ...(question !== undefined && { question }),
      status,
      ...(value !== undefined && { value }),
      truth,
    }))
}

/** Patches that can be read and still fit; none where the data set is gone. */
async function savedPatches(
  resources: Resources,
  source: PayloadSource,
  samples: readonly string[],
  room: Room,
): Promise<readonly PatchPayload[]> {
  const patches: PatchPayload[] = []
  for (const sample of samples) {
    const patch = await onePatch(resources, source, sample).catch(() => undefined)
    const kept = patch && room.take({ ...patch, source: { dataset: patch.title } })
    if (kept === undefined) continue
    patches.push(kept)
  }
  return patches
}

async function savedPictures(
  resources: Resources,
  source: PayloadSource,
  samples: readonly string[],
  room: Room,
): Promise<Readonly<Record<string, string>>> {
  const pictures = await picturesOf(resources, source, samples)
  return Object.fromEntries([...pictures].filter((entry) => room.take(entry) !== undefined))
}

function withoutFolders(summary: RunSummary): RunSummary {
  const { dataset } = summary
  return {
    ...summary,
    path: path.basename(summary.path),
    dataset: { ...dataset, path: path.basename(dataset.path) },
  }
}
