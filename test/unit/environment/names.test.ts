import { existsSync } from 'node:fs'
import { mkdir, readFile, symlink, utimes, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { readAnnotations } from '../../../src/core/annotation/readAnnotations'
import { openDataset } from '../../../src/core/dataset/openDataset'
import { readPromptSet } from '../../../src/core/prompts/promptSet'
import { DEFAULT_PROMPTS } from '../../../src/core/prompts/defaultPrompts'
import { lockFile } from '../../../src/core/runs/lockFile'
import { readRun } from '../../../src/core/runs/readRun'
import { runLogFile } from '../../../src/extension/evaluation/runLogFile'
import { temporaryFolder } from '../../support/modelFolder'
import { bundleReoCommand } from '../../support/reoCommand'
import { writeDatasetWithOneImage } from '../../support/smallDataset'
import { buildKernel, startKernel } from '../kernel/kernelProcess'

const root = await temporaryFolder()
const reo = await bundleReoCommand()

/** What Windows lets no name hold is left out: others share folders with it. */
const AWKWARD = "données #1 50% (ä) 森🌲 it's"
const folder = path.join(root, AWKWARD)
const data = await writeDatasetWithOneImage(path.join(folder, 'data & more'), 3)

/** Ids that people have, in a table as they stand there. */
const IDS = ['s 0', 's#1%20', '森🌲-2']
const table = path.join(data, 'samples.jsonl')
await writeFile(
  table,
  IDS.map((id, index) => JSON.stringify({ id, split: 'test', agb: 100 + index, landCover: 112 })).join('\n'),
)

describe('a folder with blanks, signs, accents, other scripts and emoji in its name', () => {
  const out = path.join(folder, 'run #1 of 森.reo.jsonl')

  it('is evaluated, reported and drawn from by the command', async () => {
    const model = ['--model', 'baseline:mean', '--model', 'baseline:median']
    const evaluated = await reo.run('evaluate', '--data', data, ...model, '--task', 'agb', '--out', out)
    expect(evaluated.code, evaluated.stderr).toBe(0)
    expect((await readRun(out)).answers.map(({ sample }) => sample)).toEqual([...IDS, ...IDS])
    const page = path.join(folder, 'report #1.html')
    const picture = path.join(folder, 'patch #1.png')
    for (const words of [
      ['inspect', data],
      ['check', data],
      ['report', out, '--html', page],
      ['render', data, '--id', IDS[2], '--out', picture],
    ]) {
      const { code, stderr } = await reo.run(...words)
      expect(code, stderr).toBe(0)
    }
    expect(existsSync(page)).toBe(true)
    expect(existsSync(picture)).toBe(true)
  })

  it('is where cells import, open, evaluate, and say where they fail', { timeout: 60_000 }, async () => {
    const built = await buildKernel()
    afterAll(built.remove)
    await writeFile(path.join(folder, 'own module #1.mjs'), 'export const answer = 42')
    const kernel = await startKernel(built.file, {
      storagePath: path.join(folder, 'storage'),
      workingDirectory: folder,
    })
    afterAll(() => kernel.stop())
    const { result } = await kernel.run(`
      const { answer } = await import('./own module %231.mjs')
      const data = await reo.open('data & more')
      const run = await reo.evaluate(data, 'baseline:mean', { tasks: ['agb'], out: 'from a cell #1.reo.jsonl' })
      console.log(answer, (await data.sample('s#1%20')).id)
      throw new Error('here')`)
    const text = JSON.stringify(kernel.outputs)
    expect(text).toContain('42 s#1%20')
    expect(existsSync(path.join(folder, 'from a cell #1.reo.jsonl'))).toBe(true)
    expect(JSON.stringify(result)).toContain('here')
  })
})

describe('long names', () => {
  it('of folders are no hindrance beyond the 260 characters of old Windows', async () => {
    const deep = path.join(root, ...Array.from({ length: 6 }, (_, level) => `${level}`.repeat(60)))
    await mkdir(deep, { recursive: true })
    const out = path.join(deep, 'run.reo.jsonl')
    const { code, stderr } = await reo.run(
      ...['evaluate', '--data', data, '--model', 'baseline:mean', '--task', 'agb', '--out', out],
    )
    expect(code, stderr).toBe(0)
    expect((await readRun(out)).answers).toHaveLength(3)
  })

  it('of run logs are refused in words where the disk takes none so long', async () => {
    const out = path.join(root, `${'long'.repeat(62)}.jsonl`)
    const { code, stderr } = await reo.run(
      'evaluate',
      '--data',
      data,
      '--model',
      'baseline:mean',
      '--out',
      out,
    )
    expect(code).toBe(1)
    expect(stderr).toMatch(/The run log cannot be written: its name is too long.*Choose a file/)
  })

  it('of many models leave room in that of a run log, on every system', () => {
    const models = Array.from({ length: 40 }, (_, index) => `onnx:C:\\models\\a:b?*${index} 森`)
    const name = path.basename(runLogFile('', models, new Date(0)))
    expect(name.length).toBeLessThan(120)
    expect(name).not.toMatch(/[<>:"/\\|?* ]/)
  })
})

describe('a file by two names', () => {
  it('is kept for one process, by whichever name it is asked for', async () => {
    const log = path.join(root, 'one.reo.jsonl')
    const link = path.join(root, 'other.reo.jsonl')
    await writeFile(log, '')
    await symlink(log, link)
    await symlink(root, path.join(root, 'round'))
    const unlock = await lockFile(link)
    await expect(lockFile(log)).rejects.toThrow(/is writing this run log/)
    await expect(lockFile(path.join(root, 'round', 'one.reo.jsonl'))).rejects.toThrow(/is writing/)
    await unlock()
    const again = await lockFile(log)
    await again()
  })
})

describe('files that went through Windows', () => {
  /** As Git and editors there leave a file: with a byte order mark, and with CRLF. */
  async function asOnWindows(file: string): Promise<void> {
    const text = await readFile(file, 'utf8')
    await writeFile(file, `\uFEFF${text.replaceAll('\n', '\r\n')}`)
  }

  it('are data sets as before', async () => {
    const copy = await writeDatasetWithOneImage(path.join(root, 'windows'), 3)
    const before = await openDataset(copy)
    await asOnWindows(path.join(copy, 'dataset.json'))
    await asOnWindows(path.join(copy, 'samples.jsonl'))
    const after = await openDataset(copy)
    expect(after.description.sampleCounts).toEqual(before.description.sampleCounts)
    expect(after.problems()).toEqual([])
  })

  it('are run logs as before, and can be gone on with', async () => {
    const out = path.join(root, 'windows.reo.jsonl')
    const evaluate = ['evaluate', '--data', data, '--task', 'agb', '--out', out]
    await reo.run(...evaluate, '--model', 'baseline:mean')
    const before = await readRun(out)
    await asOnWindows(out)
    expect((await readRun(out)).answers).toEqual(before.answers)
    const { code, stderr } = await reo.run(...evaluate, '--model', 'baseline:median', '--resume')
    expect(code, stderr).toBe(0)
    expect((await readRun(out)).answers).toHaveLength(2 * before.answers.length)
  })

  it('are prompts and annotations as before', async () => {
    const prompts = path.join(root, 'w.prompts.json')
    await writeFile(prompts, JSON.stringify(DEFAULT_PROMPTS, null, 2))
    const before = await readPromptSet(prompts)
    await asOnWindows(prompts)
    expect(await readPromptSet(prompts)).toEqual(before)

    const annotations = path.join(root, 'w.reo-annotations.jsonl')
    const options = ['--data', data, '--out', annotations]
    const { code, stderr } = await reo.run('annotate', 'generate', ...options)
    expect(code, stderr).toBe(0)
    const texts = await readAnnotations(annotations)
    await asOnWindows(annotations)
    expect(await readAnnotations(annotations)).toEqual(texts)
  })
})

describe('a clock that was set back', () => {
  it('keeps nobody out by a lock that seems to be of tomorrow', async () => {
    const out = path.join(root, 'clock.reo.jsonl')
    await writeFile(`${out}.lock`, '')
    const tomorrow = new Date(Date.now() + 86_400_000)
    await utimes(`${out}.lock`, tomorrow, tomorrow)
    const unlock = await lockFile(out)
    await unlock()
  })
})
