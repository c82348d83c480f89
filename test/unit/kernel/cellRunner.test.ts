import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { STREAM_LIMIT } from '../../../src/kernel/cells/streamOutput'
import { startCells, textOf } from './cells'

let folder: string
let cells: ReturnType<typeof startCells>

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'reo-cells-'))
  mkdirSync(path.join(folder, 'node_modules/answers'), { recursive: true })
  writeFileSync(
    path.join(folder, 'node_modules/answers/package.json'),
    '{"name":"answers","type":"module","exports":"./index.js"}',
  )
  writeFileSync(
    path.join(folder, 'node_modules/answers/index.js'),
    'export const answer = 42\nexport default class Question {}\nexport function fail() {\n  throw new Error("no")\n}\n',
  )
  writeFileSync(path.join(folder, 'local.mjs'), 'export const place = import.meta.url\n')
  writeFileSync(path.join(folder, 'table.csv'), 'a,b\n')
  writeFileSync(path.join(folder, 'settings.json'), '{"units":"Mg/ha"}')
  cells = startCells(folder)
})

afterAll(() => {
  cells.stop()
  rmSync(folder, { recursive: true, force: true })
})

function stackOf(result: Awaited<ReturnType<typeof cells.run>>['result']): string {
  expect(result.outcome).toBe('failed')
  return result.outcome === 'failed' ? result.error.stack : ''
}

describe('the last value', () => {
  test.each([
    ['an expression', '1 + 1', '2'],
    ['an expression before a semicolon', '1 + 2;', '3'],
    ['an awaited value', 'await Promise.resolve("later")', `'later'`],
    ['a promise, once it is there', 'Promise.resolve(5)', '5'],
    ['an assignment', 'globalThis.shownAssignment = 6', '6'],
    ['null', 'null', 'null'],
    ['negative zero and big integers', '[-0, 2n ** 70n]', '[ -0, 1180591620717411303424n ]'],
    ['an object literal', '{ a: 1, b: [2] }', '{ a: 1, b: [ 2 ] }'],
    ['a value after a comment', '7 // seven', '7'],
  ])('is shown: %s', async (_what, code, text) => {
    expect((await cells.run(code)).shown).toBe(text)
  })

  test.each([
    ['undefined', 'undefined'],
    ['a declaration', 'const unshown = 5'],
    ['a loop, whose body has a value', 'for (const one of [1, 2]) { one + 1 }'],
    ['a function', 'function unshownFunction() { return 1 }'],
    ['nothing', '// only a comment'],
  ])('is not shown: %s', async (_what, code) => {
    const { result, outputs } = await cells.run(code)
    expect(result).toEqual({ outcome: 'done' })
    expect(outputs).toEqual([])
  })
})

describe('names', () => {
  test('are kept from cell to cell', async () => {
    await cells.run('const kept = { n: 1 }; let counter = 1; function twice(x) { return 2 * x }')
    expect((await cells.run('counter += twice(kept.n)')).shown).toBe('3')
  })

  test('may be declared again', async () => {
    await cells.run('const again = 1; class Thing {}')
    await cells.run('const again = 2; class Thing { id = 7 }')
    expect((await cells.run('[again, new Thing().id]')).shown).toBe('[ 2, 7 ]')
  })

  test('may be declared again by another keyword', async () => {
    const keywords = ['const changed = 1', 'let changed = 1', 'var changed = 1', 'function changed() {}']
    keywords.push('class changed {}', `import { answer as changed } from 'answers'`)
    for (const first of keywords) {
      for (const second of keywords) {
        await cells.run(first)
        expect((await cells.run(second)).result, `${first}, then ${second}`).toEqual({ outcome: 'done' })
      }
    }
  })

  test('of functions may be declared again as anything, and calls may come first', async () => {
    await cells.run('const shape = 1')
    expect((await cells.run('shape()\nasync function shape() { return shape.name }')).shown).toBe(`'shape'`)
    expect((await cells.run('const shape = (x) => x\nshape(3)')).shown).toBe('3')
    const { result } = await cells.run('1\nfunction shape() {\n  null.x\n}\n;(2)\nshape()')
    expect(stackOf(result)).toMatch(/at shape \(Cell \[\d+\]:3:8\)\n\s+at Cell \[\d+\]:6:1$/)
  })

  test('declared with await are there for later cells', async () => {
    await cells.run('const awaitedName = await Promise.resolve([1, 2])')
    expect((await cells.run('awaitedName.length')).shown).toBe('2')
  })
})

describe('types', () => {
  test('are erased', async () => {
    const { result, shown } = await cells.run(
      'interface Point { x: number }\nconst typed: Point = { x: 1 }\n;(typed as Point).x satisfies number',
    )
    expect(result).toEqual({ outcome: 'done' })
    expect(shown).toBe('1')
  })

  test('given as arguments are not taken for comparisons', async () => {
    expect((await cells.run('function same<T>(x: T): T { return x }\nsame<number>(3)')).shown).toBe('3')
    expect((await cells.run('same<number>(4)')).shown).toBe('4')
  })

  test('leave positions as they were', async () => {
    const { result } = await cells.run('const width: number = 25\n  ;(null as unknown as { x: 1 }).x')
    expect(stackOf(result)).toMatch(/at Cell \[\d+\]:2:34$/)
  })

  test('that need compiling are refused with the reason', async () => {
    const { result } = await cells.run('enum Split { train, test }')
    expect(stackOf(result)).toContain('enum is not supported')
    expect(stackOf(result)).toContain('write it in JavaScript')
  })
})

describe('imports', () => {
  test('come from the packages of the working directory', async () => {
    expect((await cells.run(`import { answer } from 'answers'\nanswer`)).shown).toBe('42')
    expect((await cells.run(`(await import('answers')).answer`)).shown).toBe('42')
  })

  test('come from files beside the notebook', async () => {
    const { shown } = await cells.run(`import { place as where } from './local.mjs'; where`)
    expect(shown).toContain('/local.mjs')
  })

  test('may be of every form', async () => {
    const { shown } = await cells.run(
      `import Question, * as everything from 'answers'
import { default as Same, 'answer' as spoken } from 'answers'
import 'node:fs'
import settings from './settings.json' with { type: 'json' }
;[Question === Same, everything.answer, spoken, settings.units]`,
    )
    expect(shown).toBe(`[ true, 42, 42, 'Mg/ha' ]`)
  })

  test('of a name that is not there say which there are', async () => {
    const { result } = await cells.run(`import { anwser } from 'answers'`)
    expect(stackOf(result)).toContain(
      '"answers" has no export named anwser. It exports answer, default, fail.',
    )
  })

  test('of a data file name the way to read it', async () => {
    const { result } = await cells.run(`await import('./table.csv')`)
    expect(stackOf(result)).toContain('reo.open')
  })

  test('of a missing package name the mend', async () => {
    const { result } = await cells.run(`import nothing from 'not-installed-here'`)
    expect(stackOf(result)).toContain('There is no module "not-installed-here". Install it with npm')
  })

  test('that fail unawaited end nothing', async () => {
    const { result } = await cells.run(`import('not-installed-here'); 1`)
    expect(result).toEqual({ outcome: 'done' })
    expect((await cells.run('1')).shown).toBe('1')
  })
})

describe('errors', () => {
  test('point to line and column of the cell, without frames of the kernel', async () => {
    const { result } = await cells.run('function fail() {\n  throw new TypeError("boom")\n}\n\nfail()')
    expect(result).toMatchObject({ outcome: 'failed', error: { name: 'TypeError', message: 'boom' } })
    const lines = stackOf(result).split('\n')
    expect(lines[0]).toBe('TypeError: boom')
    expect(lines[1]).toMatch(/^ {4}at fail \(Cell \[\d+\]:2:9\)$/)
    expect(lines[2]).toMatch(/^ {4}at Cell \[\d+\]:5:1$/)
    expect(lines).toHaveLength(3)
  })

  test('after an await on the same line keep their column', async () => {
    const { result } = await cells.run('let waited = await 1; await 2; null.x')
    expect(stackOf(result)).toMatch(/at Cell \[\d+\]:1:37$/)
  })

  test('in functions of an earlier cell name that cell', async () => {
    await cells.run('async function failLater() {\n  await 0\n  throw new Error("late")\n}')
    const { result } = await cells.run('\n\nawait failLater()')
    const frames = [...stackOf(result).matchAll(/Cell \[(\d+)\]:(\d+):(\d+)/g)].map((match) => match.slice(1))
    expect(frames.map(([, line]) => line)).toEqual(['3', '3'])
    expect(Number(frames[1][0])).toBe(Number(frames[0][0]) + 1)
  })

  test('in a module keep the frames of that module', async () => {
    const { result } = await cells.run(`import { fail } from 'answers'\nfail()`)
    expect(stackOf(result)).toMatch(/at fail \(file:.*answers\/index\.js:4:9\)\n\s+at Cell \[\d+\]:2:1$/)
  })

  test('of syntax show the line and mark the place', async () => {
    const { result } = await cells.run('const fine = 1\nconst broken = ;')
    expect(result).toMatchObject({ error: { name: 'SyntaxError' } })
    expect(stackOf(result)).toMatch(/Cell \[\d+\]:2:16\n\nconst broken = ;\n {15}\^$/)
  })

  test('of syntax behind types are found where they are', async () => {
    const { result } = await cells.run('const fine: number = 1\nconst broken: string = ;')
    expect(stackOf(result)).toMatch(/Cell \[\d+\]:2:24/)
  })

  test('tell their causes', async () => {
    const { result } = await cells.run('throw new Error("outer", { cause: new RangeError("inner") })')
    expect(stackOf(result)).toMatch(/Error: outer\n.*\nCaused by: RangeError: inner/)
  })

  test('that are no errors are shown as thrown', async () => {
    const { result } = await cells.run('throw { code: 3 }')
    expect(result).toMatchObject({ outcome: 'failed', error: { name: 'Thrown', message: '{ code: 3 }' } })
  })

  test('that throw when they are looked at are survived', async () => {
    const { result } = await cells.run(
      'class Shy extends Error { get message() { throw new Error("no") } }\nthrow new Shy()',
    )
    expect(result).toMatchObject({ outcome: 'failed', error: { name: 'Thrown' } })
    expect((await cells.run('1')).shown).toBe('1')
  })

  test('of a rejected last value are those of the cell', async () => {
    const { result } = await cells.run('Promise.reject(new Error("not kept"))')
    expect(result).toMatchObject({ outcome: 'failed', error: { message: 'not kept' } })
  })

  test('that no one catches go to the cell that caused them, and the next cell runs', async () => {
    const rejected = await cells.run('Promise.reject(new Error("left alone")); 1')
    expect(rejected.result).toEqual({ outcome: 'done' })
    expect(rejected.stderr).toMatch(/^Uncaught \(in promise\) Error: left alone\n\s+at Cell \[\d+\]:1:16\n$/)
    const timed = await cells.run('setTimeout(() => { throw new Error("in a timer") }, 5); 2')
    await expect
      .poll(() => textOf(cells.outputsOf(timed.id), 'stderr'))
      .toContain('Uncaught Error: in a timer')
    expect((await cells.run('3')).shown).toBe('3')
  })

  test('thrown while a value is shown are those of the cell', async () => {
    const { result } = await cells.run(
      '({ [Symbol.for("nodejs.util.inspect.custom")]() { throw new Error("shy") } })',
    )
    expect(stackOf(result)).toMatch(/Error: shy\n\s+at .*Cell \[\d+\]:1:/)
  })
})

describe('printing', () => {
  test('goes to the cell, formatted as in Node, in order', async () => {
    const { outputs } = await cells.run(
      'console.log("%d patches", 3, { a: [1] }); console.error("bad"); process.stdout.write("raw"); console.table([{ a: 1 }])',
    )
    expect(outputs).toMatchObject([
      { kind: 'stream', name: 'stdout', text: '3 patches { a: [ 1 ] }\n' },
      { kind: 'stream', name: 'stderr', text: 'bad\n' },
      { kind: 'stream', name: 'stdout' },
    ])
    expect(textOf(outputs, 'stdout')).toMatch(/raw[\s\S]*│ \(index\) │ a │/)
  })

  test('of many lines comes in few pieces and complete', async () => {
    const { outputs, stdout } = await cells.run('for (let i = 0; i < 100_000; i++) console.log(i)')
    expect(stdout.split('\n')).toHaveLength(100_001)
    expect(outputs.length).toBeLessThan(1000)
  })

  test('ends at a limit, with a note', async () => {
    const { stdout } = await cells.run('for (let i = 0; i < 3000; i++) console.log("x".repeat(999))')
    expect(stdout.length).toBeLessThan(STREAM_LIMIT + 200)
    expect(stdout).toMatch(/the rest is left out\.\n$/)
  })

  test('after its cell is done still belongs to that cell', async () => {
    const early = await cells.run('setTimeout(() => console.log("late"), 20); 0')
    const later = await cells.run(
      'await new Promise((resolve) => setTimeout(resolve, 60)); console.log("mine")',
    )
    expect(later.stdout).toBe('mine\n')
    await expect.poll(() => textOf(cells.outputsOf(early.id), 'stdout')).toBe('late\n')
  })
})

describe('interrupting', () => {
  test('ends a cell that awaits, and the next one runs', async () => {
    const running = cells.run('console.log("before"); await new Promise(() => { globalThis.keep = this }); 1')
    await sleep(30)
    cells.runner.interrupt()
    const { result, stdout } = await running
    expect(result).toEqual({ outcome: 'interrupted' })
    expect(stdout).toBe('before\n')
    expect((await cells.run('2')).shown).toBe('2')
  })

  test('stops a loop that sleeps, without its catch taking notice', async () => {
    const printedBefore = cells.outputs.length
    const running = cells.run(
      `import { setTimeout as pause } from 'node:timers/promises'
globalThis.turns = 0
while (true) {
  try { await pause(5); turns++; console.log(turns) } catch { turns = -1000 }
}`,
    )
    await expect.poll(() => cells.outputs.length).toBeGreaterThan(printedBefore)
    cells.runner.interrupt()
    await running
    await sleep(30)
    const turns = (await cells.run('turns')).shown
    await sleep(30)
    expect((await cells.run('turns')).shown).toBe(turns)
    expect(Number(turns)).toBeGreaterThan(0)
  })

  test('with nothing running does nothing', async () => {
    cells.runner.interrupt()
    expect((await cells.run('1')).shown).toBe('1')
  })
})

test('cells asked for at once run one after another', async () => {
  const results = await Promise.all([
    cells.run('await new Promise((resolve) => setTimeout(resolve, 20)); globalThis.turn = [1]'),
    cells.run('turn.push(2); turn'),
  ])
  expect(results[1].shown).toBe('[ 1, 2 ]')
})
