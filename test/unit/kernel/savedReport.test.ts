import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { RUN_SCHEMA } from '../../../src/core/runs/runLog'
import { savedReport } from '../../../src/kernel/report/savedReport'
import { savedReportPage } from '../../../src/kernel/report/savedReportPage'
import { Resources } from '../../../src/kernel/resources/resources'
import { StatusReporter } from '../../../src/kernel/resources/statusReporter'
import type { SavedReport } from '../../../src/protocol/savedReport'
import { makeAnswer, UNET } from './fixtures'
import { writeSmallDataset } from './smallDataset'

const HOSTILE = '</script><img src=x onerror="alert(1)">\u2028<!--<script>'

let folder: string
let script: string
let resources: Resources

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'reo-saved-'))
  script = path.join(folder, 'script.js')
  writeFileSync(script, `console.log("</script>")`)
  writeSmallDataset(path.join(folder, 'small'))
  writeRun('one', path.join(folder, 'small'))
  writeRun('gone', path.join(folder, 'no-longer-there'))
  resources = new Resources(
    { storagePath: folder, modelsPath: folder, workingDirectory: folder, device: 'cpu' },
    new StatusReporter(() => {}),
  )
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function log(name: string): string {
  return path.join(folder, `${name}.reo.jsonl`)
}

function writeRun(name: string, dataset: string): void {
  const header = {
    type: 'run',
    schema: RUN_SCHEMA,
    id: name,
    created: '2026-01-01T00:00:00Z',
    dataset: { name: 'Small forest', path: dataset, fingerprint: 'x', split: 'test', synthetic: true },
    models: [UNET],
    tasks: ['agb', 'landCover'],
    prompts: {},
    settings: {},
    software: {},
  }
  const answers = [
    makeAnswer('s-test-10', 'agb', 100, 90),
    { ...makeAnswer('s-test-11', 'agb', 110, 300), raw: HOSTILE },
    makeAnswer('s-test-12', 'agb', 120, undefined),
    makeAnswer('s-test-00', 'landCover', 40, 40),
  ]
  writeFileSync(log(name), [header, ...answers].map((line) => JSON.stringify(line)).join('\n') + '\n')
}

function heldIn(page: string): SavedReport {
  const text = /<script type="application\/json" id="reo-saved-report">(.*?)<\/script>/s.exec(page)?.[1] ?? ''
  return JSON.parse(text)
}

describe('a saved report', () => {
  test('holds the figures of the run, its answers, patches in full and pictures', async () => {
    const report = heldIn((await savedReportPage(resources, log('one'), script)).page)
    expect(report.sections.map(({ title }) => title)).toEqual([
      'Metrics',
      'Above-ground biomass',
      'Land cover',
      'Patches',
    ])
    const kinds = report.sections.flatMap(({ figures }) =>
      figures.map((figure) => ('output' in figure ? figure.output.kind : figure.leftOut)),
    )
    expect(kinds).toContain('table')
    expect(kinds).toContain('scatter')
    expect(kinds).toContain('confusion')
    const gallery = report.sections.at(-1)?.figures[0]
    expect(gallery).toMatchObject({ output: { kind: 'patchGrid', payload: { task: 'agb', bands: {} } } })
    expect(report.answers).toHaveLength(4)
    expect(report.patches.map(({ id }) => id)).toContain('s-test-11')
    expect(Object.keys(report.thumbnails)).toContain('s-test-10')
  })

  test('lets nothing run but its own script, and nothing reach a network', async () => {
    const { page } = await savedReportPage(resources, log('one'), script)
    const program = /<script>(.*?)<\/script>\n<\/body>/s.exec(page)?.[1] ?? ''
    expect(program).toBe(`console.log("<\\/script>")`)
    const hash = createHash('sha256').update(program).digest('base64')
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1]
    expect(policy).toBe(
      `default-src 'none'; script-src 'sha256-${hash}'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'`,
    )
  })

  test('keeps hostile answers as data', async () => {
    const { page } = await savedReportPage(resources, log('one'), script)
    expect(page).not.toContain('<img')
    expect(page).not.toContain('\u2028')
    expect(page.match(/<\/script>/g)).toHaveLength(2)
    expect(JSON.stringify(heldIn(page))).toContain('onerror')
  })

  test('names no folder of the machine that it was made on', async () => {
    const { page } = await savedReportPage(resources, log('one'), script)
    expect(page).not.toContain(folder)
    expect(heldIn(page).summary.path).toBe('one.reo.jsonl')
  })

  test('leaves out what would make it too large, and says so', async () => {
    const { sections, answers, patches, thumbnails } = await savedReport(resources, log('one'), 100)
    const [{ figures }] = sections
    expect(figures[0]).toEqual({ leftOut: expect.stringContaining('larger than 10 MB') })
    expect({ answers, patches, thumbnails }).toEqual({ answers: undefined, patches: [], thumbnails: {} })
  })

  test('is made of the log alone where the data set is gone', async () => {
    const { sections, patches, thumbnails } = await savedReport(resources, log('gone'), 1e7)
    expect(sections[1].figures[0]).toMatchObject({ output: { kind: 'scatter' } })
    expect({ patches, thumbnails }).toEqual({ patches: [], thumbnails: {} })
  })

  test('says what to do where its script is not there', async () => {
    await expect(savedReportPage(resources, log('one'), path.join(folder, 'no.js'))).rejects.toThrow(
      /The script of saved reports cannot be read.*install REO Notebook again/,
    )
  })
})
