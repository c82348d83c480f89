import { execFile } from 'node:child_process'
import { chmod, cp, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { type Node, parse } from 'acorn'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeDemoFolder } from '../../scripts/lib/demoFolder.mjs'
import { type KernelProcess, startKernelProcess } from '../../scripts/lib/kernelProcess.mjs'
import { readAnnotations } from '../../src/core/annotation/readAnnotations'
import { recordDecision } from '../../src/core/review/recordDecision'
import { SLICES_FILE } from '../../src/core/selection/savedSlices'
import { violationsOfLines } from '../support/jsonSchemas'
import { type CodeBlock, readPage, readPages } from '../support/markdownPage'

/** Runs and texts that pages take for granted. */
const LOGS = `
const models = ['onnx:unet', 'baseline:mean', 'baseline:land-cover-mean', 'onnx-vlm:tiny-vlm', 'onnx-vlm:tiny-vlm/rgb']
const demo = (await reo.open('demo')).split('test')
await reo.evaluate(demo, models, { limit: 40, out: 'run.reo.jsonl' })
for (const out of ['before.reo.jsonl', 'after.reo.jsonl']) await reo.evaluate(demo, models.slice(0, 3), { limit: 40, out })
await reo.annotate(demo, { limit: 10, out: 'region.reo-annotations.jsonl' })
const answers = (await demo.samples().toArray()).map(({ id }) => JSON.stringify({ image: id, answer: 'About 120 Mg/ha.' }))
require('node:fs').writeFileSync('answers.jsonl', answers.join('\\n'))
undefined`

/** Values of these names, whatever the page before made of them. */
const VALUES = `
var data = await reo.open('demo')
var test = data.split('test')
var run = await reo.run('run.reo.jsonl')
var before = await reo.run('before.reo.jsonl')
var after = run
undefined`

/** The blocks of a page that are to be run. */
function blocksOf(file: string, language: string): readonly CodeBlock[] {
  return readPage(file).blocks.filter(
    (block) =>
      block.language === language &&
      !/^not run: \S/.test(block.note) &&
      (language !== 'sh' || /^reo /m.test(block.code)),
  )
}

function pagesWith(language: string): readonly string[] {
  return readPages()
    .map(({ file }) => file)
    .filter((file) => blocksOf(file, language).length > 0)
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
    await kernel.run(LOGS)
    await reviewBy('Ana', 'Bo')
    const slices = readPage('docs/selecting.md').blocks.find(({ code }) => code.includes('reo-slices/1'))
    await writeFile(path.join(folder, SLICES_FILE), slices?.code ?? '')
    await cp('models/unet', path.join(folder, 'my-model'), { recursive: true })
    await cp(path.join(folder, 'dataset'), path.join(folder, 'home', 'demo'), { recursive: true })
    await writeReo(path.join(folder, 'bin'))
  })

  afterAll(async () => {
    await kernel?.stop()
    await rm(folder, { recursive: true, force: true })
  })

  async function reviewBy(...reviewers: readonly string[]) {
    const annotations = path.join(folder, 'region.reo-annotations.jsonl')
    const { header, texts } = await readAnnotations(annotations)
    for (const reviewer of reviewers) {
      const address = { annotations, header, reviewer, settles: false }
      for (const text of texts) await recordDecision({ ...address, text }, { verdict: 'accept' })
    }
  }

  /** The command as it is called once the package is linked. */
  async function writeReo(bin: string) {
    await mkdir(bin)
    const command = path.join(bin, 'reo')
    await writeFile(
      command,
      `#!/bin/sh\nexec '${process.execPath}' '${path.resolve('dist/cli/reo.js')}' "$@"\n`,
    )
    await chmod(command, 0o755)
  }

  /** A folder of its own, with all that pages take for granted. */
  async function folderFor(page: string): Promise<string> {
    const place = path.join(folder, 'pages', page)
    await mkdir(place, { recursive: true })
    for (const entry of await readdir(folder)) {
      const [from, to] = [path.join(folder, entry), path.join(place, entry)]
      if (/\.jsonl?$/.test(entry)) await cp(from, to)
      else if (['dataset', 'my-model'].includes(entry)) await symlink(from, to)
    }
    return place
  }

  async function shell(code: string, cwd: string) {
    const env = {
      ...process.env,
      PATH: `${path.join(folder, 'bin')}:${process.env['PATH']}`,
      REO_HOME: path.join(folder, 'home'),
    }
    return promisify(execFile)('sh', ['-e', '-c', code], { cwd, env, maxBuffer: 2 ** 26 })
  }

  it.each(pagesWith('js'))('runs the cells of %s', async (file) => {
    await kernel.run(VALUES)
    for (const { line, code } of blocksOf(file, 'js')) {
      for (const statement of statementsOf(code)) {
        await expect(kernel.run(statement), `${file}:${line} ${statement}`).resolves.toBeDefined()
      }
    }
  })

  it.runIf(process.platform !== 'win32').each(pagesWith('sh'))('runs the commands of %s', async (file) => {
    const place = await folderFor(file)
    for (const { line, code } of blocksOf(file, 'sh')) {
      for (const [, out] of code.matchAll(/--out (\S+)/g)) await rm(path.join(place, out), { force: true })
      const runnable = code.replaceAll(/\bDATA\b/g, 'dataset')
      await expect(shell(runnable, place), `${file}:${line}`).resolves.toBeDefined()
    }
  })

  it('leaves files behind that pass the JSON schemas of their formats', () => {
    const logs = { run: 'run.reo.jsonl', annotations: 'region.reo-annotations.jsonl' }
    const found = Object.entries(logs).flatMap(([schema, file]) =>
      violationsOfLines(schema, path.join(folder, file)),
    )
    expect(found).toEqual([])
  })
})
