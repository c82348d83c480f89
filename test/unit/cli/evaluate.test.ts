import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { readRun } from '../../../src/core/runs/readRun'
import { temporaryFolder } from '../../support/modelFolder'
import { bundleReoCommand, endOf } from '../../support/reoCommand'
import { writeDatasetWithoutImages } from '../../support/smallDataset'

const { file, start, run: reo } = await bundleReoCommand()

const folder = await temporaryFolder()
const data = await writeDatasetWithoutImages(path.join(folder, 'data'), 6)
let logs = 0

function newLog(): string {
  return path.join(folder, `${++logs}.reo.jsonl`)
}

describe('reo evaluate', () => {
  it('writes a run log and says so on standard output, progress on standard error', async () => {
    const out = newLog()
    const ended = await reo(
      'evaluate',
      '--data',
      data,
      '--model',
      'baseline:mean',
      'baseline:majority',
      '--out',
      out,
    )
    expect(ended).toMatchObject({ code: 0, stdout: `${out}: complete, 12 answers\n` })
    expect(ended.stderr).toMatch(
      /^12 of 12 patches, 12 answers, [\d,.]+ patches\/s, 0 s left \(baseline:majority\) · landCover accuracy \d\.\d+\n$/,
    )
    const run = await readRun(out)
    expect(run.header.tasks).toEqual(['landCover', 'agb'])
    expect(run.answers.map(({ model, task }) => `${model} ${task}`)).toContain('baseline:majority landCover')
  })

  it('asks only the tasks and samples wanted, and tells machines in JSON', async () => {
    const out = newLog()
    const args = ['--task', 'agb', '--limit', '2', '--json']
    const { stdout } = await reo(
      'evaluate',
      '--data',
      data,
      '--model',
      'baseline:median',
      '--out',
      out,
      ...args,
    )
    expect(JSON.parse(stdout)).toMatchObject({
      path: out,
      outcome: 'complete',
      answers: 2,
      skipped: 0,
      models: [{ id: 'baseline:median', tasks: ['agb'] }],
    })
  })

  it('goes on with a run', async () => {
    const out = newLog()
    const args = ['evaluate', '--data', data, '--model', 'baseline:mean', '--out', out]
    await reo(...args, '--limit', '4')
    expect(await reo(...args)).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/exists already\. Resume it \(--resume, /),
    })
    expect(await reo(...args, '--resume')).toMatchObject({ code: 0, stdout: `${out}: complete, 6 answers\n` })
  })

  it('writes over no folder', async () => {
    const ended = await reo('evaluate', '--data', data, '--model', 'baseline:mean', '--out', folder)
    expect(ended).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/This is a folder\. Name a file in it/),
    })
  })

  it('keeps what is done when it is interrupted', async () => {
    const many = await writeDatasetWithoutImages(path.join(folder, 'many'), 200_000)
    const out = newLog()
    const child = start('evaluate', '--data', many, '--model', 'baseline:mean', '--out', out)
    const ending = endOf(child)
    while (!existsSync(out)) await delay(20)
    child.kill('SIGINT')
    const ended = await ending
    expect(ended.code).toBe(1)
    expect(ended.stdout).toMatch(/: cancelled, \d+ answers\n$/)
    expect(ended.stderr).toMatch(/The run was cancelled\. Go on with --resume\.\n$/)
    expect((await readRun(out)).end?.outcome).toBe('cancelled')
    expect(existsSync(`${out}.lock`)).toBe(false)
  })
})

describe('reo', () => {
  it('fails with one line, and tells the stack only when asked', async () => {
    const args = ['evaluate', '--data', data, '--model', 'onnx:nowhere', '--out', newLog()]
    const ended = await reo(...args)
    expect(ended).toMatchObject({ code: 1, stdout: '' })
    expect(ended.stderr).toMatch(/^reo: There is no model "onnx:nowhere"\. Use .*\n$/)
    expect((await reo(...args, '--verbose')).stderr).toMatch(/\n {4}at /)
  })

  it.each([
    ['nothing', [], /Usage: reo/],
    ['an unknown command', ['evalute'], /unknown command 'evalute'/],
    ['a missing option', ['evaluate'], /^reo: required option '--data <data>' not specified/],
    [
      'an unknown task',
      ['evaluate', '--task', 'biomass'],
      /Give one of humanActivity, landCover, patchCount, agb/,
    ],
    ['an unknown device', ['evaluate', '--device', 'tpu'], /Allowed choices are auto, cpu, cuda, webgpu/],
    ['half a sample', ['evaluate', '--limit', '0.5'], /Give a whole number from 1 on/],
  ])('exits with 2 for %s', async (_, args, message) => {
    expect(await reo(...args)).toMatchObject({ code: 2, stdout: '', stderr: expect.stringMatching(message) })
  })

  it('knows its version and its help', async () => {
    const { version } = JSON.parse(await readFile('package.json', 'utf8')) as { version: string }
    expect(await reo('--version')).toMatchObject({ code: 0, stdout: `${version}\n` })
    expect(await reo('evaluate', '--help')).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/--model <id\.\.\.>/),
    })
  })

  it('ends quietly when nobody reads its output', async () => {
    const script = path.join(folder, 'closed-pipe.sh')
    await writeFile(script, `"${process.execPath}" "${file}" --help | true; exit "\${PIPESTATUS[0]}"`)
    const ended = await endOf(spawn('bash', [script], { stdio: ['ignore', 'pipe', 'pipe'] }))
    expect(ended).toMatchObject({ code: 0, stderr: '' })
  })
})
