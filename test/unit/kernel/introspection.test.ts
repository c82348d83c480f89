import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Data } from '../../../src/kernel/api/data'
import { DOCUMENTATION } from '../../../src/kernel/api/documentation'
import { EvaluationRun } from '../../../src/kernel/api/evaluationRun'
import { AnnotationSet } from '../../../src/kernel/api/annotations'
import { Review } from '../../../src/kernel/api/review'
import { Figure } from '../../../src/kernel/api/figure'
import { Reo } from '../../../src/kernel/api/reo'
import { PatchSample, SampleLookup, SampleSequence } from '../../../src/kernel/api/samples'
import { complete } from '../../../src/kernel/introspection/complete'
import { chainAt, cursorContext } from '../../../src/kernel/introspection/expressionAt'
import { hover } from '../../../src/kernel/introspection/hover'
import { startCells } from './cells'
import { makeDataset, makeSample } from './fixtures'

let cells: ReturnType<typeof startCells>

beforeAll(async () => {
  const dataset = makeDataset([makeSample('a')])
  const data = new Data({ dataset, name: '/data' })
  cells = startCells(process.cwd(), { data, reo: Object.create(Reo.prototype) })
  await cells.run(`
    const person = { name: 'Ada', age: 36, get secret() { globalThis.touched = true; return { deep: 1 } } }
    const names = ['x', 'y']
    const label = 'forest'
    let count = 3
    const twice = (x, y = 2) => x * y
    class Tree { grow(by) { globalThis.touched = true; return this } }
    const oak = new Tree()
    const watched = new Proxy({ inner: 1 }, { get() { globalThis.touched = true }, ownKeys() { globalThis.touched = true; return [] } })
  `)
})
afterAll(async () => {
  expect((await cells.run('typeof touched')).shown).toBe(`'undefined'`)
  cells.stop()
})

/** Labels offered at the bar in a text. */
function offered(text: string): readonly string[] {
  const offset = text.indexOf('|')
  const { items } = complete(cells.context, { code: text.replace('|', ''), offset })
  return items.map(({ label }) => label)
}

function hoverAt(text: string) {
  const offset = text.indexOf('|')
  return hover(cells.context, { code: text.replace('|', ''), offset })
}

describe('what stands before a cursor', () => {
  test.each([
    ['na|', 'na', undefined],
    ['a.b.na|', 'na', 'a.b'],
    ['x = a?.na|', 'na', 'a'],
    ['f(a, b[1].na|', 'na', 'b[1]'],
    ['await reo.open("a.b").|', '', 'reo.open("a.b")'],
    ['data\n  .split("test")\n  .sa|', 'sa', 'data\n  .split("test")'],
    ['(await x).na|', 'na', '(await x)'],
    ['"text".na|', 'na', '"text"'],
    ['f(...na|', 'na', undefined],
    ['`${a.na|', 'na', 'a'],
  ])('%s', (text, name, object) => {
    const context = cursorContext(text.replace('|', ''), text.indexOf('|'))
    expect([context?.name, context?.object]).toEqual([name, object])
  })

  test.each(['12|', '12.|', ').|'])('is nothing that could be completed: %s', (text) => {
    const context = cursorContext(text.replace('|', ''), text.indexOf('|'))
    expect(context?.object).toBeUndefined()
    expect(context?.name ?? '').toBe('')
  })

  test('is a chain that ends with the name under the cursor', () => {
    expect(chainAt('x + run.header.models', 9)).toEqual({ start: 8, end: 14, expression: 'run.header' })
  })
})

describe('completion', () => {
  test('offers names of cells and globals', () => {
    expect(offered('pers|')).toEqual(['person'])
    expect(offered('cons|')).toContain('console')
    expect(offered('re|')).toEqual(expect.arrayContaining(['reo', 'require']))
    expect(offered('$$|')).toEqual([])
  })

  test('offers members of live values', () => {
    expect(offered('person.|')).toEqual(expect.arrayContaining(['name', 'age', 'secret']))
    expect(offered('oak.g|')).toEqual(['grow'])
    expect(offered('names.len|')).toEqual(['length'])
    expect(offered('label.toUp|')).toEqual(['toUpperCase'])
    expect(offered('count.toF|')).toEqual(['toFixed'])
    expect(offered('person.name.slic|')).toEqual(['slice'])
  })

  test('of a long array offers its methods', async () => {
    await cells.run('const long = Array.from({ length: 300_000 }, (_, index) => index)')
    expect(offered('long.|')).toEqual(expect.arrayContaining(['length', 'map']))
    expect(offered('long[0].toF|')).toEqual(['toFixed'])
  })

  test('never runs a getter, a method or a proxy', () => {
    expect(offered('person.secret.|')).toEqual([])
    expect(offered('oak.grow(1).|')).toEqual([])
    expect(offered('watched.|')).toEqual([])
    expect(offered('(globalThis.touched = 1).|')).toEqual([])
  })

  test('documents reo and what it returns', () => {
    const { items, start } = complete(cells.context, { code: 'await reo.ev', offset: 12 })
    expect(start).toBe(10)
    expect(items).toMatchObject([{ label: 'evaluate', kind: 'function' }])
    expect(items[0].detail).toContain('evaluate(data: Data')
    expect(items[0].documentation).toContain('run log')
  })

  test('knows what documented calls return without making them', () => {
    expect(offered("(await reo.open('demo')).spl|")).toEqual(['split'])
    expect(offered("data.split('test').samp|")).toEqual(['samples', 'sample'])
    expect(offered("data.split('test').sample('a').sh|")).toEqual(['show'])
  })
})

describe('hover', () => {
  test.each([
    ['co|unt', 'count: number = 3'],
    ['la|bel', 'label: string = "forest"'],
    ['nam|es', 'names: Array(2) ["x", "y"]'.replaceAll('"', '')],
    ['twi|ce(1)', 'twice: (x, y = 2) => …'],
    ['person.a|ge', 'person.age: number = 36'],
    ['Tr|ee', 'Tree: class Tree'],
    ['oak.gr|ow(1)', 'oak.grow: grow(by)'],
  ])('%s', (text, code) => {
    expect(hoverAt(text)?.code).toBe(code)
  })

  test('shows the signature and a sentence for reo', () => {
    expect(hoverAt('await reo.op|en("demo")')).toMatchObject({
      start: 10,
      end: 14,
      code: 'open(dataset: string): Promise<Data>',
      documentation: expect.stringContaining('Opens a data set') as string,
    })
  })

  test('says nothing of what is not there or would have to be run', () => {
    expect(hoverAt('miss|ing')).toBeNull()
    expect(hoverAt('person.sec|ret')).toBeNull()
    expect(hoverAt('1|2')).toBeNull()
  })
})

describe('documentation', () => {
  const classes = {
    Reo,
    Data,
    SampleLookup,
    PatchSample,
    SampleSequence,
    EvaluationRun,
    Figure,
    AnnotationSet,
    Review,
  }

  test.each(Object.entries(classes))('covers every method of %s', (name, { prototype }) => {
    const methods = Object.getOwnPropertyNames(prototype).filter(
      (member) => !['constructor', 'then'].includes(member),
    )
    const documented = Object.keys(DOCUMENTATION[name as keyof typeof classes])
    expect(documented).toEqual(expect.arrayContaining(methods))
  })
})
