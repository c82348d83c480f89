import { unreachable } from '../../core/errors'
import type { AnswerLine } from '../../core/runs/runLog'
import { selectedAnswers } from '../../core/selection/selectedAnswers'
import type { Criterion, Selection, SettledCriterion, SettledSelection } from '../../core/selection/selection'
import type { FigureAnswer, FigureQuery } from '../../protocol/queries'
import type { SavedReport } from '../../protocol/savedReport'

const NOT_HERE = 'This is a saved report. Open the run log with REO Notebook in VS Code for this.'

/** Answers what a figure asks from what the file holds. @returns a sentence where it does not hold that */
export function answerFromFile(report: SavedReport, query: FigureQuery): FigureAnswer | string {
  const { thumbnails, patches } = report
  switch (query.kind) {
    case 'selected-patches':
      return selectedPatches(report, query)
    case 'patch': {
      const patch = patches.find(({ id }) => id === query.sample)
      if (patch !== undefined) return { kind: 'patch', patch }
      return `The file holds ${patches.length} patches in full, of the answers that are worst; this is none of them. ${NOT_HERE}`
    }
    case 'samples': {
      const page = query.samples.slice(query.offset, query.offset + query.limit)
      return {
        kind: 'samples',
        total: query.samples.length,
        offset: query.offset,
        samples: page.map((sample) => ({ sample, truth: {}, ...pictureOf(thumbnails, sample) })),
      }
    }
    default:
      return NOT_HERE
  }
}

function selectedPatches(
  { answers, thumbnails }: SavedReport,
  { task, model, selection, offset, limit }: Extract<FigureQuery, { kind: 'selected-patches' }>,
): FigureAnswer | string {
  if (answers === undefined) return `The run has more answers than the file can hold. ${NOT_HERE}`
  const settled = settledOf(selection)
  if (settled === undefined) return NOT_HERE
  const lines = answers.map((answer): AnswerLine => ({ type: 'answer', raw: '', ...answer }))
  const wanted = selectedAnswers({ answers: lines }, { task, model }, settled)
  return {
    kind: 'patches',
    total: wanted.length,
    offset,
    patches: wanted.slice(offset, offset + limit).map(({ sample, truth, status, value }) => ({
      sample,
      truth,
      predicted: status === 'answered' ? (value ?? null) : null,
      ...pictureOf(thumbnails, sample),
    })),
  }
}

/** The selection where answers alone decide it; undefined where the data set would be asked. */
function settledOf(selection: Selection): SettledSelection | undefined {
  const settled = selection.flatMap(({ criterion, ...step }) =>
    isSettled(criterion) ? [{ ...step, criterion }] : [],
  )
  return settled.length === selection.length ? settled : undefined
}

function isSettled(criterion: Criterion): criterion is SettledCriterion {
  switch (criterion.kind) {
    case 'answer':
    case 'comparison':
    case 'samples':
      return true
    case 'columns':
    case 'slice':
    case 'card':
      return false
    case 'all':
      return criterion.criteria.every(isSettled)
    default:
      return unreachable(criterion)
  }
}

function pictureOf(thumbnails: SavedReport['thumbnails'], sample: string): { readonly png?: string } {
  return Object.hasOwn(thumbnails, sample) ? { png: thumbnails[sample] } : {}
}
