import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { registerReport } from '../../../src/cli/commands/report'
import type { Run } from '../../../src/core/runs/runLog'
import { temporaryFolder } from '../../support/modelFolder'
import { runCommand } from '../metrics/runCommand'
import { RUN } from './reportRuns'

const folder = await temporaryFolder()

async function writeRun(name: string, { header, answers, skipped, end }: Run): Promise<string> {
  const file = path.join(folder, name)
  const lines = [header, ...answers, ...skipped, ...(end ? [end] : [])]
  await writeFile(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
  return file
}

/** A data set of the samples a, b and c with a region each; c has none. */
async function writeDataset(): Promise<string> {
  const description = {
    format: 'reo-dataset/1',
    name: 'demo',
    synthetic: true,
    patchSize: [25, 25],
    modalities: { s2: { images: 's2/{id}.tif', bands: ['B04', 'B08'] } },
    samples: 'samples.jsonl',
  }
  const samples = [
    { id: 'a', split: 'test', region: 'west', agb: 10, landCover: 112 },
    { id: 'b', split: 'test', region: 'east', agb: 70, landCover: 112 },
    { id: 'c', split: 'test', agb: 90, landCover: 40 },
  ]
  await writeFile(path.join(folder, 'dataset.json'), JSON.stringify(description))
  await writeFile(
    path.join(folder, 'samples.jsonl'),
    samples.map((sample) => `${JSON.stringify(sample)}\n`).join(''),
  )
  return folder
}

const dataset = { ...RUN.header.dataset, path: await writeDataset() }
const run = await writeRun('run.reo.jsonl', { ...RUN, header: { ...RUN.header, dataset } })

async function entriesBy(column: string): Promise<readonly string[]> {
  const args = ['report', run, '--format', 'json', '--bootstrap', '0', '--by', column]
  const { stdout } = await runCommand(registerReport, ...args)
  const [{ entries }] = JSON.parse(stdout)
  return entries
    .filter((entry: { slice?: string; task: string }) => entry.slice !== undefined && entry.task === 'agb')
    .map((entry: { slice: string; metrics: { n: number } }) => `${entry.slice}: ${entry.metrics.n}`)
}

describe('reo report', () => {
  it('prints Markdown with intervals unless told otherwise', async () => {
    const { code, stdout } = await runCommand(registerReport, 'report', run)
    expect(code).toBe(0)
    expect(stdout).toContain('95 % bootstrap intervals: 1,000 resamples of samples, seed 0.')
    expect(stdout).toMatch(/\| baseline:mean \| 3 \| 3 \| 100\.0 % \| 34\.64 \\\[/)
  })

  it('prints several runs as one CSV, with the views of what is not all answered', async () => {
    const args = ['report', run, run, '--format', 'csv', '--bootstrap', '0']
    const { stdout } = await runCommand(registerReport, ...args)
    expect(stdout.trimEnd().split('\n')).toHaveLength(1 + 2 * (3 + 6))
  })

  it('slices by a metadata column of the data set', async () => {
    expect(await entriesBy('region')).toEqual(['east: 1', 'east: 1', 'west: 1', 'west: 1'])
  })

  it('slices by the true land cover', async () => {
    expect(await entriesBy('landCover')).toEqual(['40: 1', '40: 1', '112: 2', '112: 2'])
  })

  it('takes the true land cover from the data set where it was not asked for', async () => {
    const answers = RUN.answers.filter(({ task }) => task === 'agb')
    const agbOnly = await writeRun('agb.reo.jsonl', { ...RUN, header: { ...RUN.header, dataset }, answers })
    const args = ['report', agbOnly, '--format', 'md', '--bootstrap', '0', '--by', 'landCover']
    expect((await runCommand(registerReport, ...args)).stdout).toContain('| 40 Cultivated / agriculture |')
  })

  it('says which columns there are when one is not', async () => {
    const { code, stdout, stderr } = await runCommand(registerReport, 'report', run, '--by', 'season')
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toMatch(/The data set has no column "season"\. It has .*region/)
  })

  it('fails in one line where a file is no run log', async () => {
    const file = path.join(folder, 'samples.jsonl')
    const { code, stderr } = await runCommand(registerReport, 'report', file)
    expect(code).toBe(1)
    expect(stderr).toMatch(/^reo: .*samples\.jsonl:1: .*\n$/)
  })
})
