import type { Task } from '../benchmark/tasks'
import type { AnswerValue } from '../models/model'

/**
 * The label that an answer or truth is scored as: a CGLS code by its digits; in human activity text without regard
 * to case and outer blanks, true and false as yes and no.
 */
export function labelOf(task: Task, value: AnswerValue): string {
  const text = String(value).trim()
  if (task !== 'humanActivity') return text
  const folded = text.toLowerCase()
  if (folded === 'true') return 'yes'
  return folded === 'false' ? 'no' : folded
}

/** Orders labels for people: numbers by value before texts by their characters. */
export function compareLabels(a: string, b: string): number {
  const [first, second] = [numberOf(a), numberOf(b)]
  if (first !== second) return first - second
  return a < b ? -1 : a > b ? 1 : 0
}

/** A label's number; larger than any where it is none. */
function numberOf(label: string): number {
  const value = label.trim() === '' ? Number.NaN : Number(label)
  return Number.isFinite(value) ? value : Number.MAX_VALUE
}
