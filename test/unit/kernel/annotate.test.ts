import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Reo } from '../../../src/kernel/api/reo'
import { valueBundle } from '../../../src/kernel/outputs/valueBundle'
import { Resources } from '../../../src/kernel/resources/resources'
import { StatusReporter } from '../../../src/kernel/resources/statusReporter'
import { MIMES } from '../../../src/protocol/mimes'
import { parsePayload } from '../../../src/protocol/validation'
import { type RanCell, startCells } from './cells'
import { SMALL_COUNT, writeSmallDataset } from './smallDataset'

let folder: string
let cells: ReturnType<typeof startCells>

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'reo-annotate-'))
  writeSmallDataset(path.join(folder, 'small'))
  const settings = {
    storagePath: folder,
    modelsPath: folder,
    workingDirectory: folder,
    device: 'cpu',
  } as const
  const resources = new Resources(settings, new StatusReporter(() => undefined))
  cells = startCells(folder, { reo: new Reo(resources) }, valueBundle)
  await cells.run(`const data = await reo.open('small')`)
}, 60_000)
afterAll(() => {
  cells.stop()
  rmSync(folder, { recursive: true, force: true })
})

function tableOf({ result, outputs }: RanCell) {
  expect(result).toEqual({ outcome: 'done' })
  const display = outputs.findLast((output) => output.kind === 'display')
  return parsePayload('table', JSON.parse(JSON.stringify(display?.data[MIMES.table])))
}

async function failureOf(code: string): Promise<string> {
  const { result } = await cells.run(code)
  return result.outcome === 'failed' ? result.error.message : result.outcome
}

test('reo.annotate writes a log of its own and shows what was written', async () => {
  const shown = tableOf(
    await cells.run(`const annotations = await reo.annotate(data.split('test')); annotations`),
  )
  expect(shown.title).toMatch(new RegExp(`texts about ${SMALL_COUNT} samples`))
  expect(shown.rows.map((row) => row['aspect'])).toContain('estimation')
  const { shown: file } = await cells.run('annotations.path')
  expect(file).toMatch(/annotations\/[\d-]+-.*-test\.reo-annotations\.jsonl/)
})

test('its annotations are checked anew', async () => {
  const { rows, notes } = tableOf(await cells.run('annotations.check()'))
  expect(rows).toEqual([])
  expect(notes).toEqual(['No text breaks a rule.'])
})

test('what it cannot do is said', async () => {
  writeFileSync(path.join(folder, 'bad.templates.yaml'), 'format: reo-templates/1\nname: bad\n')
  expect(await failureOf(`await reo.annotate(data, { templates: 'bad.templates.yaml' })`)).toMatch(
    /bad\.templates\.yaml:1: /,
  )
  expect(await failureOf(`await reo.annotate(data, { model: 'onnx:unet' })`)).toMatch(/cannot word texts/)
  expect(await failureOf(`await reo.annotate(data.where({ agb: { min: 50 } }))`)).toMatch(/whole splits/)
  expect(await failureOf(`await reo.annotate('small')`)).toMatch(/takes data first/)
  expect(await failureOf(`await reo.annotate(data, { templats: 'x' })`)).toMatch(/no option "templats"/)
})
