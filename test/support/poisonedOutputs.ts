import * as v from 'valibot'
import { OUTPUT_KINDS, type OutputKind } from '../../src/protocol/mimes'
import { PAYLOAD_SCHEMAS } from '../../src/protocol/schemas/payloads'
import { HOSTILE_TEXTS } from '../unit/hostile/hostileInput'

const TEXTS = Object.values(HOSTILE_TEXTS)

/** In each, every place of an output holds another text than in the one before. */
export const ROUNDS = 4

/** Characters of a text that is in thousands of places. */
const LONGEST = 20_000

/** Without these nothing would be drawn: pixels and points. */
const NUMBERS = 'bdata'

/**
 * A payload with hostile texts wherever its schema lets one stand, all places of one kind together, and as the name of
 * another field everywhere.
 */
export function poisoned(kind: OutputKind, payload: unknown, round: number): unknown {
  let count = OUTPUT_KINDS.indexOf(kind)
  const next = () => TEXTS[(ROUNDS * count++ + round) % TEXTS.length].slice(0, LONGEST)
  const kinds = new Set<string>()
  walked(payload, (place, leaf) => {
    if (!place.endsWith(NUMBERS)) kinds.add(place)
    return leaf
  })
  let held = payload
  for (const place of kinds) {
    const poison = next()
    const tried = walked(held, (at, leaf) => (at === place ? poison : leaf))
    if (v.is(PAYLOAD_SCHEMAS[kind], tried)) held = tried
  }
  const tried = walked(held, (_, leaf) => leaf, next())
  return v.is(PAYLOAD_SCHEMAS[kind], tried) ? tried : held
}

/** A copy of a JSON value with its texts changed. @param field is added to every object, and holds itself */
function walked(
  value: unknown,
  change: (place: string, leaf: string) => string,
  field?: string,
  place = '',
): unknown {
  if (typeof value === 'string') return change(place, value)
  if (Array.isArray(value)) return value.map((item: unknown) => walked(item, change, field, `${place}[]`))
  if (typeof value !== 'object' || value === null) return value
  const copy = {}
  const put = (name: string, held: unknown) =>
    Object.defineProperty(copy, name, { value: held, enumerable: true, writable: true, configurable: true })
  for (const [name, held] of Object.entries(value)) put(name, walked(held, change, field, `${place}.${name}`))
  if (field !== undefined) put(field, field)
  return copy
}

/** What in a page's outputs does more than show texts. Runs in the page. */
export function lookForHarm() {
  const steering =
    /[\0-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/
  const outputs = [...document.querySelectorAll('.output')]
  const all = outputs.flatMap((output) => [output, ...output.querySelectorAll('*')])
  const isForeign = (element: Element) => {
    const names = element.getAttributeNames()
    const address =
      element.getAttribute('href') ?? element.getAttribute('src') ?? element.getAttribute('xlink:href')
    return (
      /^(script|iframe|object|embed|link|meta|base|foreignobject)$/i.test(element.tagName) ||
      names.some((name) => name.startsWith('on') || name === 'action' || name === 'formaction') ||
      (address !== null && !/^(#|data:image\/png;base64,)/.test(address)) ||
      /url\(\s*['"]?(?!#|data:)/i.test(element.getAttribute('style') ?? '')
    )
  }
  const texts = all.flatMap((element) => [
    ...[...element.childNodes].flatMap((node) =>
      node.nodeType === Node.TEXT_NODE ? [node.textContent ?? ''] : [],
    ),
    ...['title', 'aria-label', 'alt', 'placeholder'].flatMap((name) => element.getAttribute(name) ?? []),
  ])
  return {
    ran: Reflect.has(globalThis, 'hacked') || Reflect.has({}, 'hacked'),
    foreign: all.filter(isForeign).map((element) => element.outerHTML.slice(0, 200)),
    steering: texts.filter((text) => steering.test(text)).map((text) => text.slice(0, 80)),
  }
}
