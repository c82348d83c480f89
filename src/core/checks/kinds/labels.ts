import type { Sample } from '../../dataset/sample'
import type { Check, CheckedPatch, CheckContext, CheckRun } from '../check'
import type { FindingKind } from '../finding'
import { landCoverMapOf } from '../landCoverMap'

const COUNT: FindingKind = {
  id: 'labels/count',
  severity: 'error',
  title: 'Patch counts below 1',
  mend: 'Every patch holds at least one land-cover unit: count again, or leave the label empty.',
}

const UNKNOWN_COVER: FindingKind = {
  id: 'labels/unknown-cover',
  severity: 'warning',
  title: 'Land cover "Unknown" (code 0) as truth',
  mend: 'Leave the label empty: nothing can be right about it.',
}

const CENTRE: FindingKind = {
  id: 'labels/centre',
  severity: 'warning',
  title: 'Land-cover labels that the map does not show at the centre',
  mend: 'The label counts for the centre pixel: take it from there, or correct the map.',
}

const DATE: FindingKind = {
  id: 'labels/date',
  severity: 'warning',
  title: 'Dates that are none, or on which the satellite did not fly',
  mend: 'Write dates as YYYY-MM-DD.',
}

const PLACE: FindingKind = {
  id: 'labels/place',
  severity: 'error',
  title: 'Coordinates that cannot be right',
  mend: 'Give degrees in WGS 84, longitude from −180 to 180; mind that latitude and longitude are not exchanged.',
}

const ANSWER: FindingKind = {
  id: 'labels/answer',
  severity: 'error',
  title: 'Questions without an answer',
  mend: 'Fill in the answer, or leave the question out.',
}

const NO_TRUTH: FindingKind = {
  id: 'labels/none',
  severity: 'note',
  title: 'Samples without any truth',
  mend: 'They can be looked at, not scored.',
}

/** Launch of ALOS-2, the older of the benchmark's satellites (JAXA). */
const FIRST_DAY = Date.UTC(2014, 4, 24)
const DATE_COLUMN = /(^|_)date$|Date$/

/** Labels, dates and places that no sample can have. */
export const labelsCheck: Check = {
  id: 'labels',
  findings: [COUNT, UNKNOWN_COVER, CENTRE, DATE, PLACE, ANSWER, NO_TRUTH],
  start: (context) => new LabelsRun(context),
}

class LabelsRun implements CheckRun {
  readonly #context: CheckContext
  readonly #today = Date.now()

  constructor(context: CheckContext) {
    this.#context = context
  }

  sample(sample: Sample): void {
    const { id, truth } = sample
    const report = (kind: FindingKind, detail?: string) =>
      this.#context.report(kind, { sample: id, ...(detail !== undefined && { detail }) })
    const { patchCount, landCover, humanActivity } = truth
    if (patchCount !== undefined && patchCount < 1) report(COUNT, `${patchCount} patches`)
    if (landCover === 0) report(UNKNOWN_COVER)
    const open = humanActivity?.find(({ answer }) => answer.trim() === '')
    if (open !== undefined) report(ANSWER, open.question)
    if (Object.keys(truth).length === 0) report(NO_TRUTH)
    const place = placeProblem(sample)
    if (place !== undefined) report(PLACE, place)
    for (const [column, value] of Object.entries(sample.metadata)) {
      if (DATE_COLUMN.test(column) && typeof value === 'string' && !this.#isDate(value))
        report(DATE, `${column} is "${value}"`)
    }
  }

  patch({ sample: { id, truth }, imagery }: CheckedPatch): void {
    const centre = landCoverMapOf(imagery)?.centre
    if (truth.landCover === undefined || centre === undefined || centre === truth.landCover) return
    this.#context.report(CENTRE, { sample: id, detail: `label ${truth.landCover}, map ${centre}` })
  }

  #isDate(text: string): boolean {
    const time = /^\d{4}-\d\d-\d\d/.test(text) ? Date.parse(text) : Number.NaN
    return time >= FIRST_DAY && time <= this.#today
  }
}

function placeProblem({ location }: Sample): string | undefined {
  if (location === undefined) return undefined
  const { latitude, longitude } = location
  if (latitude === 0 && longitude === 0) return 'latitude 0, longitude 0'
  if (Math.abs(longitude) > 180) return `longitude ${longitude}`
  return undefined
}
