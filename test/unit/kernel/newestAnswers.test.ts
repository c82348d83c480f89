import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AnswerLine } from '../../../src/core/runs/runLog'
import { RUN_SCHEMA } from '../../../src/core/runs/runLog'
import { Resources } from '../../../src/kernel/resources/resources'
import { StatusReporter } from '../../../src/kernel/resources/statusReporter'
import { answerQuery } from '../../../src/kernel/service/queries'
import { parseKernelResult } from '../../../src/protocol/validation'
import { makeAnswer, MEAN, UNET } from './fixtures'
import { writeSmallDataset } from './smallDataset'

let folder: string
let dataset: string
let resources: Resources

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'reo-newest-'))
  dataset = path.join(folder, 'small')
  writeSmallDataset(dataset)
  resources = new Resources(
    { storagePath: folder, modelsPath: folder, workingDirectory: folder, device: 'cpu' },
    new StatusReporter(() => {}),
  )
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function writeRun(name: string, created: string, answers: readonly AnswerLine[], of = dataset): string {
  const file = path.join(folder, `${name}.reo.jsonl`)
  const header = {
    type: 'run',
    schema: RUN_SCHEMA,
    id: name,
    created,
    dataset: { name: 'Small forest', path: of, fingerprint: of, split: 'test', synthetic: true },
    models: [UNET, MEAN],
    tasks: ['agb', 'landCover'],
    prompts: {},
    settings: {},
    software: {},
  }
  writeFileSync(file, [header, ...answers].map((line) => `${JSON.stringify(line)}\n`).join(''))
  return file
}

async function patchOf(runs: readonly string[], sample = 's-test-10') {
  const query = { kind: 'patch', source: { dataset }, sample, runs } as const
  const answer = parseKernelResult('query', JSON.parse(JSON.stringify(await answerQuery(resources, query))))
  if (answer.kind !== 'patch') throw new Error('no patch')
  return answer.patch
}

describe('a patch among the runs of a workspace', () => {
  test('is shown with what each model answered in its newest run, task by task', async () => {
    const patch = await patchOf([
      writeRun('older', '2026-01-01T00:00:00Z', [
        makeAnswer('s-test-10', 'agb', 100, 10),
        makeAnswer('s-test-10', 'agb', 100, 66, { model: MEAN.id }),
      ]),
      writeRun('newer', '2026-02-01T00:00:00Z', [
        makeAnswer('s-test-10', 'agb', 100, 90),
        makeAnswer('s-test-10', 'landCover', 112, 112),
        makeAnswer('s-test-11', 'agb', 110, 1, { model: MEAN.id }),
      ]),
    ])
    expect(patch.answers.map(({ model, task, value }) => [model, task, value])).toEqual([
      [UNET.id, 'agb', 90],
      [UNET.id, 'landCover', 112],
      [MEAN.id, 'agb', 66],
    ])
    expect(patch.runs?.map(({ name, models }) => [name, models])).toEqual([
      ['newer.reo.jsonl', [UNET.id]],
      ['older.reo.jsonl', [MEAN.id]],
    ])
  })

  test('leaves runs of other data aside, and logs that cannot be read', async () => {
    const broken = path.join(folder, 'broken.reo.jsonl')
    writeFileSync(broken, 'no JSON\n')
    const torn = writeRun('torn', '2026-03-01T00:00:00Z', [])
    writeFileSync(torn, 'no line\n', { flag: 'a' })
    const other = writeRun(
      'other',
      '2026-04-01T00:00:00Z',
      [makeAnswer('s-test-10', 'agb', 100, 1)],
      '/elsewhere',
    )
    const own = writeRun('own', '2026-01-01T00:00:00Z', [makeAnswer('s-test-10', 'agb', 100, 90)])
    const gone = path.join(folder, 'gone.reo.jsonl')
    const patch = await patchOf([broken, torn, other, own, gone])
    expect(patch.answers.map(({ value }) => value)).toEqual([90])
  })

  test('is shown without answers where no run asked about it', async () => {
    const patch = await patchOf([writeRun('elsewhere', '2026-01-01T00:00:00Z', [])])
    expect(patch.answers).toEqual([])
    expect(patch.truth.agb).toBe(100)
  })
})
