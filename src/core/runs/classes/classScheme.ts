import { landCoverClass, landCoverLabel } from '../../benchmark/landCover'
import { LAND_COVER_GROUPS, landCoverGroup } from '../../benchmark/landCoverGroups'
import type { Task } from '../../benchmark/tasks'
import { unreachable } from '../../errors'
import { AGB_BIN_EDGES } from '../../metrics/bins'
import { COUNT_CLASS_STARTS } from '../../metrics/discretise'
import { compareLabels, labelOf } from '../../metrics/labels'
import type { AnswerValue } from '../../models/model'
import type { ValueTest } from '../../selection/selection'
import { type Bins, binClass, binKey } from './binClasses'

/** A class that answers fall in. */
export interface AnswerClass {
  readonly key: string
  readonly title: string
  /** As `#rrggbb`. */
  readonly colour?: string
  /** The values that are of this class, where it is no single label. */
  readonly test?: ValueTest
}

/** A way to sort a task's answers into classes. */
export interface ClassScheme {
  readonly title: string
  keyOf(value: AnswerValue): string
  classOf(key: string): AnswerClass
  /** Orders keys as people expect their classes. */
  compare(a: string, b: string): number
}

/** Counts are rounded to whole numbers before they are sorted, halves up. */
const COUNTS: Bins = { starts: COUNT_CLASS_STARTS, before: 0.5 }
const BIOMASS: Bins = { starts: AGB_BIN_EDGES.slice(0, -1), before: 0 }

/** The ways to see a task's answers as classes, the finest first; numbers by the bins that they are scored in. */
export function classSchemes(task: Task): readonly [finest: ClassScheme, ...upper: ClassScheme[]] {
  switch (task) {
    case 'humanActivity':
      return [labelled(task, 'All questions', plainClass)]
    case 'landCover':
      return [
        labelled(task, 'All classes', coverClass),
        { title: 'Upper level', keyOf: groupKey, classOf: groupClass, compare: compareGroups },
      ]
    case 'patchCount':
      return [binned('Counts', COUNTS)]
    case 'agb':
      return [binned('Bins', BIOMASS)]
    default:
      return unreachable(task)
  }
}

function labelled(task: Task, title: string, classOf: ClassScheme['classOf']): ClassScheme {
  return { title, keyOf: (value) => labelOf(task, value), classOf, compare: compareLabels }
}

function binned(title: string, bins: Bins): ClassScheme {
  return {
    title,
    compare: compareLabels,
    keyOf: (value) => binKey(bins, Number(value)),
    classOf: (key) => binClass(bins, key),
  }
}

function plainClass(key: string): AnswerClass {
  return { key, title: key }
}

function coverClass(key: string): AnswerClass {
  const code = Number(key)
  if (!Number.isInteger(code)) return plainClass(key)
  const colour = landCoverClass(code)?.colour
  return { key, title: landCoverLabel(code), ...(colour !== undefined && { colour }) }
}

/** The group of a code; the label itself where the legend lacks it. */
function groupKey(value: AnswerValue): string {
  const label = labelOf('landCover', value)
  return landCoverGroup(Number(label))?.key ?? label
}

/** In the order of the legend; what it lacks last. */
function compareGroups(a: string, b: string): number {
  const place = (key: string) => {
    const index = LAND_COVER_GROUPS.findIndex((group) => group.key === key)
    return index < 0 ? LAND_COVER_GROUPS.length : index
  }
  return place(a) - place(b) || compareLabels(a, b)
}

function groupClass(key: string): AnswerClass {
  const group = LAND_COVER_GROUPS.find((each) => each.key === key)
  if (group === undefined) return coverClass(key)
  const { title, colour, codes } = group
  return { key, title, colour, test: { kind: 'labels', labels: codes.map(String) } }
}
