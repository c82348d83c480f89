import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { type Node, parse } from 'acorn'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeDemoFolder } from '../../scripts/lib/demoFolder.mjs'
import { type KernelProcess, startKernelProcess } from '../../scripts/lib/kernelProcess.mjs'
import { SLICES_FILE } from '../../src/core/selection/savedSlices'
import { violationsOfLines } from '../support/jsonSchemas'
import { type MarkdownPage, readPage, readPages } from '../support/markdownPage'
import { reoCommandsIn } from '../support/reoInShell'

/** What pages take for granted: a data set, a run of models of all kinds, an earlier one, annotations. */
const BEFORE_ALL = `
const all = ['onnx:unet', 'baseline:mean', 'baseline:land-cover-mean', 'onnx-vlm:tiny-vlm', 'onnx-vlm:tiny-vlm/rgb']
const demo = (await reo.open('demo')).split('test')
await reo.evaluate(demo, all, { limit: 40, out: 'all.reo.jsonl' })
await reo.evaluate(demo, all.slice(0, 3), { limit: 40, out: 'before.reo.jsonl' })
await reo.annotate(demo, { limit: 10, out: 'region.reo-annotations.jsonl' })
undefined`
const BEFORE_EACH = `
var data = await reo.open('demo')
var test = data.split('test')
var run = await reo.run('all.reo.jsonl')
var after = run
var before = await reo.run('before.reo.jsonl')
undefined`

const pages = readPages().filter(({ blocks }) =>
  blocks.some(({ language }) => language === 'js' || language === 'ts'),
)

/** The file that docs/selecting.md shows. */
function savedSlices(): string {
  const block = readPage('docs/selecting.md').blocks.find(({ code }) => code.includes('reo-slices/1'))
  if (block === undefined) throw new Error('docs/selecting.md shows no slices')
  return block.code
}

/** Each statement of a cell by itself, so that every value is shown and not only the last. */
function statementsOf(code: string): readonly string[] {
  const { body }: { body: readonly Node[] } = parse(code, {
    ecmaVersion: 'latest',
    sourceType: 'module',
    allowAwaitOutsideFunction: true,
  })
  return body.map(({ start, end }) => code.slice(start, end))
}

describe('The documentation, tried on the demo', () => {
  let folder: string
  let kernel: KernelProcess

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'reo-docs-'))
    await writeDemoFolder(folder)
    kernel = await startKernelProcess({ workingDirectory: folder, storagePath: path.join(folder, '.reo') })
    await kernel.run(BEFORE_ALL)
    await writeFile(path.join(folder, SLICES_FILE), savedSlices())
  })

  afterAll(async () => {
    await kernel?.stop()
    await rm(folder, { recursive: true, force: true })
  })

  it.each(pages.map((page) => [page.file, page] as const))(
    'runs the cells of %s',
    async (_, page: MarkdownPage) => {
      await kernel.run(BEFORE_EACH)
      for (const { line, language, note, code } of page.blocks) {
        if (language !== 'js' && language !== 'ts') continue
        if (/^not run: \S/.test(note)) continue
        for (const statement of statementsOf(code)) {
          await expect(kernel.run(statement), `${page.file}:${line} ${statement}`).resolves.toBeDefined()
        }
      }
    },
  )

  it('runs the commands of docs/automation.md, and each ends with 0', async () => {
    const reo = path.resolve('dist/cli/reo.js')
    const { blocks } = readPage('docs/automation.md')
    for (const args of blocks
      .filter(({ language }) => language === 'sh')
      .flatMap(({ code }) => reoCommandsIn(code))) {
      await promisify(execFile)(process.execPath, [reo, ...args], { cwd: folder, maxBuffer: 2 ** 26 })
    }
    for (const made of ['patch.png', 'report.html', 'answers.csv'])
      expect(existsSync(path.join(folder, made))).toBe(true)
  })

  it('leaves files behind that pass the JSON schemas of their formats', () => {
    const logs = { run: 'all.reo.jsonl', annotations: 'region.reo-annotations.jsonl' }
    for (const [schema, file] of Object.entries(logs))
      expect(violationsOfLines(schema, path.join(folder, file))).toEqual([])
  })
})
