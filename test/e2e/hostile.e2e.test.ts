import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import * as v from 'valibot'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeDemoFolder } from '../../scripts/lib/demoFolder.mjs'
import { type KernelProcess, startKernelProcess } from '../../scripts/lib/kernelProcess.mjs'
import { openOutputsPage, type OutputsPage } from '../../scripts/lib/outputsPage.mjs'
import { MIMES, OUTPUT_KINDS, type OutputKind } from '../../src/protocol/mimes'
import { PAYLOAD_SCHEMAS } from '../../src/protocol/schemas/payloads'
import { writeAnnotations } from '../support/annotationFile'
import { OUTPUT_CELLS, OUTPUT_SETUP } from '../support/outputCells'
import { HOSTILE_TEXTS } from '../unit/hostile/hostileInput'

/** Payloads as cells make them, by kind. */
type Bundles = Readonly<Record<OutputKind, unknown>>

const TEXTS = Object.values(HOSTILE_TEXTS)

/** In each, every place of an output holds another text than in the one before. */
const ROUNDS = 4

/** Kinds that are drawn whatever stands in their texts; the rest may say why they are not. */
const MOST_KINDS = 10

describe('Outputs of a notebook that somebody else has made', () => {
  let folder: string
  let kernel: KernelProcess
  let shown: OutputsPage
  let honest: Bundles

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'reo-hostile-'))
    await writeDemoFolder(folder)
    writeAnnotations(folder, [{ sample: 'd-00012', task: 'agb', answer: 'About 100 Mg/ha.', value: 100 }])
    kernel = await startKernelProcess({ workingDirectory: folder, storagePath: path.join(folder, '.reo') })
    await kernel.run(OUTPUT_SETUP)
    const payloads: [OutputKind, unknown][] = []
    for (const kind of OUTPUT_KINDS) {
      const bundle = (await kernel.run(OUTPUT_CELLS[kind])).find((bundle) => MIMES[kind] in bundle)
      payloads.push([kind, bundle?.[MIMES[kind]]])
    }
    honest = Object.fromEntries(payloads) as Bundles
    shown = await openOutputsPage()
  })

  afterAll(async () => {
    await shown?.close()
    await kernel?.stop()
    await rm(folder, { recursive: true, force: true })
  })

  it.each(Array.from({ length: ROUNDS }, (_, round) => round))(
    'draw every text as text, run nothing and ask nobody for anything (%i)',
    async (round) => {
      await shown.clear()
      const bundles = OUTPUT_KINDS.map((kind) => ({ [MIMES[kind]]: poisoned(kind, honest[kind], round) }))
      expect(await shown.show(bundles)).toBe(OUTPUT_KINDS.length)
      expect(await shown.page.evaluate(lookForHarm)).toEqual({ ran: false, foreign: [], steering: [] })
      expect(await shown.page.locator('[data-reo-state=ready]').count()).toBeGreaterThan(MOST_KINDS)
      expect(shown.problems).toEqual([])
    },
  )
})

/** Characters of a text that is in thousands of places. */
const LONGEST = 20_000

/** Without these nothing would be drawn: pixels and points. */
const NUMBERS = 'bdata'

/**
 * A payload with hostile texts wherever its schema lets one stand, all places of one kind together, and as the name of
 * another field everywhere.
 */
function poisoned(kind: OutputKind, payload: unknown, round: number): unknown {
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

/** Runs in the page. */
function lookForHarm() {
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
