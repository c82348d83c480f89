import { inspect, types } from 'node:util'
import type { Picture } from '../../core/imagery/picture'
import type { MimeBundle } from '../../protocol/kernel'
import { OUTPUT_BUDGET } from '../../protocol/mimes'
import { recordsPayload } from './payloads/tablePayloads'
import { enlarged, pngOf, richBundle } from './richBundle'

/**
 * Method by which an object says how it is shown in a notebook: it returns a mime bundle or a promise of one. The
 * name is the one that other JavaScript kernels for notebooks use, so that their libraries work here.
 */
export const DISPLAY = Symbol.for('Jupyter.display')

/** Something that knows how it is shown. */
export interface Displayable {
  [DISPLAY](): MimeBundle | Promise<MimeBundle>
}

/** Columns up to which a list of records is shown as a table. */
const MOST_COLUMNS = 50

/** Characters of a picture in base64 that an output carries. */
const LARGEST_PNG = 0.9 * OUTPUT_BUDGET

/** Letters of a text that an output shows. */
const LONGEST_TEXT = OUTPUT_BUDGET / 4

type Shown = MimeBundle | undefined

/** How a value is shown, a promise's once it is there; undefined for undefined, which shows nothing. */
export function valueBundle(value: unknown): Shown | Promise<Shown> {
  if (isDisplayable(value)) return value[DISPLAY]()
  return isThenable(value) ? awaitedBundle(value) : plainBundle(value)
}

async function awaitedBundle(value: PromiseLike<unknown>): Promise<Shown> {
  return valueBundle(await value)
}

function plainBundle(value: unknown): Shown {
  if (value === undefined) return undefined
  if (typeof value === 'string') return { 'text/plain': withinLimit(value) }
  if (isPicture(value)) return pictureBundle(value)
  if (isRecords(value)) return richBundle({ kind: 'table', payload: recordsPayload(value) })
  return {
    'text/plain': withinLimit(inspect(value, { depth: 4, breakLength: 100, maxStringLength: 10_000 })),
  }
}

function pictureBundle(picture: Picture): MimeBundle {
  const text = `Picture of ${picture.width} × ${picture.height} px`
  const png = pngOf(enlarged(picture))
  return png.length <= LARGEST_PNG
    ? { 'text/plain': text, 'image/png': png }
    : { 'text/plain': `${text}, too large for an output: write it to a file.` }
}

function withinLimit(text: string): string {
  return text.length <= LONGEST_TEXT ? text : `${text.slice(0, LONGEST_TEXT)}… (${text.length} characters)`
}

function isDisplayable(value: unknown): value is Displayable {
  return isObject(value) && DISPLAY in value && typeof value[DISPLAY] === 'function'
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return types.isPromise(value) || (isObject(value) && 'then' in value && typeof value.then === 'function')
}

function isPicture(value: unknown): value is Picture {
  return (
    isObject(value) &&
    'rgba' in value &&
    value.rgba instanceof Uint8ClampedArray &&
    'width' in value &&
    'height' in value &&
    value.rgba.length === Number(value.width) * Number(value.height) * 4
  )
}

function isRecords(value: unknown): value is readonly Readonly<Record<string, unknown>>[] {
  if (!Array.isArray(value) || value.length === 0) return false
  const keys = new Set<string>()
  for (const item of value) {
    if (!isPlainObject(item)) return false
    for (const key of Object.keys(item)) keys.add(key)
    if (keys.size > MOST_COLUMNS) return false
  }
  return keys.size > 0
}

function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (!isObject(value)) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}
