import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { Command } from 'commander'
import { decode } from 'fast-png'
import { describe, expect, it } from 'vitest'
import { registerRender } from '../../../src/cli/commands/render'
import { sampleRanges } from '../../../src/core/dataset/datasetRanges'
import { openDataset } from '../../../src/core/dataset/openDataset'
import { COMPOSITES } from '../../../src/core/imagery/composites'
import type { StretchChoice } from '../../../src/core/imagery/displayRange'
import { drawComposite } from '../../../src/core/imagery/drawView'
import { writeGeotiff } from '../../../src/core/imagery/writeGeotiff'
import { temporaryFolder } from '../../support/modelFolder'
import { runCommand } from '../metrics/runCommand'

const SIDE = 10
const BANDS = ['B02', 'B03', 'B04', 'B05', 'B07', 'B08', 'B8A', 'B11', 'B12']

const folder = await temporaryFolder()
const data = path.join(folder, 'data')
await writeData(data)

/** Writes two patches of forest, the second much brighter, with SAR and land cover. */
async function writeData(target: string): Promise<void> {
  const place = { width: SIDE, height: SIDE, epsg: 32719, easting: 0, northing: 0, pixelSize: 10 }
  const pixels = SIDE * SIDE
  for (const modality of ['s2', 'sar', 'lc']) await mkdir(path.join(target, modality), { recursive: true })
  for (const [sample, brightness] of [
    ['a', 1],
    ['b', 3],
  ] as const) {
    const s2 = Int16Array.from({ length: BANDS.length * pixels }, (_, index) => {
      return brightness * (200 + 150 * Math.floor(index / pixels) + (index % 17) * 20)
    })
    const sar = Float32Array.from(
      { length: 2 * pixels },
      (_, index) => (index < pixels ? -8 : -14) - (index % 5),
    )
    const landCover = Uint8Array.from({ length: pixels }, (_, index) => (index % SIDE < 4 ? 80 : 112))
    const write = (
      modality: string,
      bands: readonly string[],
      values: Int16Array | Float32Array | Uint8Array,
    ) =>
      writeFile(
        path.join(target, modality, `${sample}.tif`),
        writeGeotiff({ ...place, bands, data: values, nodata: -999 }),
      )
    await write('s2', BANDS, s2)
    await write('sar', ['HH', 'HV'], sar)
    await write('lc', ['class'], landCover)
  }
  const description = {
    format: 'reo-dataset/1',
    name: 'two patches',
    modalities: {
      s2: { images: 's2/{id}.tif', bands: BANDS, scale: 0.0001 },
      sar: { images: 'sar/{id}.tif', bands: ['HH', 'HV'] },
      landCover: { images: 'lc/{id}.tif', bands: ['class'] },
    },
    samples: 'samples.jsonl',
  }
  await writeFile(path.join(target, 'dataset.json'), JSON.stringify(description))
  await writeFile(path.join(target, 'samples.jsonl'), '{"id":"a"}\n{"id":"b"}\n')
}

async function render(...options: readonly string[]) {
  const out = path.join(folder, 'picture.png')
  const ended = await runCommand(registerRender, 'render', data, '--id', 'a', '--out', out, ...options)
  return { ...ended, picture: ended.code === 0 ? decode(await readFile(out)) : undefined }
}

async function drawn(composite: string, detail: number, stretch?: StretchChoice, opacity?: number) {
  const dataset = await openDataset(data)
  const sample = await dataset.find('a')
  if (sample === undefined) throw new Error('The sample is there')
  const [result] = await dataset.readImagery([sample])
  await dataset.close()
  if ('problem' in result) throw new Error(result.problem.message)
  return drawComposite(result.imagery, composite, { detail, stretch, opacity })
}

describe('reo render', () => {
  const ids = COMPOSITES.map(({ id }) => id).filter((id) => id !== 'sar2')

  it.each([...ids, 'B08', 'HV'])('draws %s as figures do', async (composite) => {
    const { picture, stdout } = await render('--composite', composite, '--size', '145')
    const { width, height, rgba } = await drawn(composite, 14)
    expect([picture?.width, picture?.height]).toEqual([width, height])
    expect(Buffer.from(picture?.data ?? []).equals(Buffer.from(rgba))).toBe(true)
    expect(stdout).toContain(`140 × 140 px, ${composite}`)
  })

  it('stretches over the patch, the data set, AGBD or a range', async () => {
    const dataset = await openDataset(data)
    const { bands, patches } = await sampleRanges(dataset)
    await dataset.close()
    expect(patches).toBe(2)
    expect(bands.B02.high).toBeGreaterThan(0.12)
    const choices: readonly [string, StretchChoice][] = [
      ['patch', { kind: 'patch' }],
      ['dataset', { kind: 'dataset', ranges: bands }],
      ['fixed', { kind: 'fixed' }],
      ['-0.05,0.3', { kind: 'range', low: -0.05, high: 0.3 }],
    ]
    const pictures = new Set<string>()
    for (const [argument, stretch] of choices) {
      const { picture } = await render('--stretch', argument)
      const expected = await drawn('rgb', 40, stretch)
      expect(Buffer.from(picture?.data ?? []).equals(Buffer.from(expected.rgba))).toBe(true)
      pictures.add(Buffer.from(expected.rgba).toString('base64'))
    }
    expect(pictures.size).toBe(choices.length)
  })

  it('lays land cover over the picture as strongly as asked', async () => {
    const { picture } = await render('--composite', 'overlay', '--opacity', '0.9', '--size', '10')
    const { rgba } = await drawn('overlay', 1, undefined, 0.9)
    expect(Buffer.from(picture?.data ?? []).equals(Buffer.from(rgba))).toBe(true)
  })

  it('refuses what is no stretch, and one range for SAR', async () => {
    for (const wrong of ['wide', '0.3,0.1', '0.1', '0,1,2', ',1']) {
      await expect(render('--stretch', wrong)).rejects.toThrow('two numbers such as 0,0.3')
    }
    const { code, stderr } = await render('--composite', 'sar', '--stretch', '-20,0')
    expect(code).toBe(1)
    expect(stderr).toContain('SAR cannot be stretched to one range')
  })

  it('names what the patch has where a composite is unknown', async () => {
    expect((await render('--composite', 'thermal')).stderr).toContain('This patch has rgb, nir')
  })

  it('lists every composite in its help', () => {
    const program = new Command()
    registerRender(program)
    let text = ''
    program.commands[0].configureOutput({ writeOut: (part) => (text += part) }).outputHelp()
    for (const { id, title } of COMPOSITES) expect(text).toMatch(new RegExp(`^  ${id} +${title}: `, 'm'))
  })
})
