import { writeFile } from 'node:fs/promises'
import { type Command, InvalidArgumentError } from 'commander'
import { messageOf, ReoError } from '../../core/errors'
import { drawComposite } from '../../core/imagery/composites'
import { enlarge } from '../../core/imagery/picture'
import { encodePng } from '../../core/imagery/png'
import { openData } from '../openData'
import { action } from '../run'

interface RenderOptions {
  readonly id: string
  readonly composite: string
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
    .option('--composite <name>', 'rgb, nir, swir, ndvi, sar, landCover or a band such as B08', 'rgb')
    .option(
      '--size <px>',
      'width of the picture, rounded down to a whole factor of the patch',
      wholeNumber,
      400,
    )
    .requiredOption('--out <file>', 'PNG file to write')
    .action(action(render))
}

async function render(data: string, options: RenderOptions): Promise<void> {
  const dataset = await openData(data)
  try {
    const sample = await dataset.find(options.id)
    if (sample === undefined) {
      throw new ReoError(`There is no sample "${options.id}"`, {
        where: data,
        mend: '`reo inspect` shows the first ids.',
      })
    }
    const [result] = await dataset.readImagery([sample])
    if ('problem' in result) throw new ReoError(result.problem.message, { where: result.problem.where })
    const picture = drawComposite(result.imagery, options.composite)
    const factor = Math.max(1, Math.floor(options.size / picture.width))
    await save(options.out, encodePng(enlarge(picture, factor)))
    console.log(
      `${options.out}: ${picture.width * factor} × ${picture.height * factor} px, ${options.composite}`,
    )
  } finally {
    await dataset.close()
  }
}

async function save(path: string, bytes: Uint8Array): Promise<void> {
  try {
    await writeFile(path, bytes)
  } catch (error) {
    throw new ReoError(`The picture cannot be written: ${messageOf(error)}`, {
      where: path,
      mend: 'Give --out a file in a folder that exists.',
      cause: error,
    })
  }
}

function wholeNumber(text: string): number {
  const value = Number(text)
  if (Number.isInteger(value) && value >= 1 && value <= MAXIMUM_SIZE) return value
  throw new InvalidArgumentError(`give a whole number from 1 to ${MAXIMUM_SIZE}.`)
}
