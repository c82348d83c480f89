import path from 'node:path'
import { CommanderError } from 'commander'
import { expect, it, vi } from 'vitest'
import { createProgram } from '../../../src/cli/program'
import { openDataset } from '../../../src/core/dataset/openDataset'
import { temporaryFolder } from './temporaryFolder'

it('`reo demo` writes what it is asked for and prints where', async () => {
  const folder = await temporaryFolder()
  const printed = vi.spyOn(console, 'log').mockReturnValue()
  vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  const args = ['demo', folder, '--seed', '3', '--test', '2', '--val', '0', '--train', '1', '--json']
  await (await createProgram(args)).parseAsync(args, { from: 'user' })
  const written: unknown = JSON.parse(String(printed.mock.lastCall?.[0]))
  vi.restoreAllMocks()
  expect(written).toMatchObject({ dataset: path.join(folder, 'dataset'), models: ['tiny-vlm', 'unet'] })
  const dataset = await openDataset(path.join(folder, 'dataset'))
  expect(dataset.description.sampleCounts).toEqual({ train: 1, val: 0, test: 2 })
  await dataset.close()
})

it.each(['-1', 'many', '1.5', ''])('`reo demo --test %j` is wrong use', async (count) => {
  const folder = await temporaryFolder()
  vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  const args = ['demo', folder, `--test=${count}`]
  const using = (await createProgram(args)).parseAsync(args, { from: 'user' })
  await expect(using).rejects.toThrow(CommanderError)
  vi.restoreAllMocks()
})

it('`reo` loads the command that is named, and all of them for its help', async () => {
  const namesFor = async (...args: string[]) =>
    (await createProgram(args)).commands.map((each) => each.name())
  expect(await namesFor('--verbose', 'parse', '--task', 'agb')).toEqual(['parse'])
  expect(await namesFor('--help')).toEqual(expect.arrayContaining(['demo', 'evaluate', 'render']))
  expect(await namesFor('pars')).toContain('parse')
})
