import { writeFile } from 'node:fs/promises'
import { type Command, InvalidArgumentError, Option } from 'commander'
import type { Dataset } from '../../core/dataset/dataset'
import { sampleRanges } from '../../core/dataset/datasetRanges'
import type { Imagery } from '../../core/dataset/sample'
import { readImageryOf } from '../../core/dataset/readImageryOf'
import { reasonOf, ReoError } from '../../core/errors'
import { COMPOSITES } from '../../core/imagery/composites'
import type { StretchChoice } from '../../core/imagery/displayRange'
import { DEFAULT_OPACITY, drawView } from '../../core/imagery/drawView'
import { offsetNote } from '../../core/imagery/offsetNote'
import { encodePng } from '../../core/imagery/png'
import { openView } from '../../core/imagery/view'
import { openData } from '../openData'
import { action } from '../run'
import { wholeNumberFrom } from '../wholeNumber'
import { stretchArgument, type StretchArgument } from './render/stretchArgument'
import { say } from '../say'

interface RenderOptions {
  readonly id: string
  readonly composite: string
  readonly stretch: StretchArgument
  readonly opacity: number
  readonly size: number
  readonly out: string
}

const MAXIMUM_SIZE = 4096

/** `reo render`: one patch as a PNG. */
export function registerRender(program: Command): void {
  program
    .command('render')
    .description('draw one patch as a PNG')
    .argument('<data>', 'data set')
    .requiredOption('--id <id>', 'sample id')
    .option('--composite <name>', 'a composite of those below, or a band such as B08', 'rgb')
    .addOption(
      new Option(
        '--stretch <range>',
        'contrast from this patch, the data set (dataset), AGBD (fixed), or LOW,HIGH',
      )
        .argParser(stretchArgument)
        .default({ kind: 'patch' }, 'patch'),
    )
    .option('--opacity <share>', 'of the land cover in overlay, 0 to 1', share, DEFAULT_OPACITY)
    .option(
      '--size <px>',
      'width of the picture, rounded down to a whole factor of the patch',
      wholeNumberFrom(1, MAXIMUM_SIZE),
      400,
    )
    .requiredOption('--out <file>', 'PNG file to write')
    .addHelpText('after', `\n${compositeList()}`)
    .action(action(render))
}

async function render(data: string, options: RenderOptions): Promise<void> {
  const dataset = await openData(data)
  try {
    const imagery = await readPatch(dataset, options.id)
    const view = openView(imagery, options.composite, await stretchOf(dataset, options.stretch))
    const detail = Math.max(1, Math.floor(options.size / view.width))
    const picture = drawView(view, { detail, opacity: options.opacity })
    await save(options.out, encodePng(picture))
    say(`${options.out}: ${picture.width} × ${picture.height} px, ${options.composite}`)
    const note = offsetNote(imagery.s2)
    if (note !== undefined) process.stderr.write(`note: ${note}\n`)
  } finally {
    await dataset.close()
  }
}

async function readPatch(dataset: Dataset, id: string): Promise<Imagery> {
  const sample = await dataset.find(id)
  if (sample === undefined) {
    throw new ReoError(`There is no sample "${id}"`, {
      where: dataset.description.path,
      mend: '`reo inspect` shows the first ids.',
    })
  }
  return readImageryOf(dataset, sample)
}

async function stretchOf(dataset: Dataset, argument: StretchArgument): Promise<StretchChoice> {
  if (argument.kind !== 'dataset') return argument
  const { bands } = await sampleRanges(dataset)
  return { kind: 'dataset', ranges: bands }
}

async function save(path: string, bytes: Uint8Array): Promise<void> {
  try {
    await writeFile(path, bytes)
  } catch (error) {
    throw new ReoError(`The picture cannot be written: ${reasonOf(error)}`, {
      where: path,
      mend: 'Give --out a file in a folder that exists.',
      cause: error,
    })
  }
}

function compositeList(): string {
  const width = Math.max(...COMPOSITES.map(({ id }) => id.length))
  const lines = COMPOSITES.map(({ id, title, meaning }) => `  ${id.padEnd(width)}  ${title}: ${meaning}`)
  return ['Composites:', ...lines].join('\n')
}

function share(text: string): number {
  const value = Number(text)
  if (text.trim() !== '' && value >= 0 && value <= 1) return value
  throw new InvalidArgumentError('Give a number from 0 to 1.')
}
