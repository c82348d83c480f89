import { cp, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { type DemoOptions, writeDemoDataset } from './writeDemoDataset'

/** What a demo folder holds once it is written. */
export interface DemoFolder {
  readonly dataset: string
  /** Names of the models that were copied. */
  readonly models: readonly string[]
  /** Absent where the package has no example. */
  readonly notebook?: string
}

const EXAMPLE = ['examples', 'first-look.ipynb'] as const

/**
 * Writes a folder to start from: `dataset/`, `models/` and `example.ipynb`, which opens the data set beside it. An
 * `example.ipynb` that is there already is left as it is.
 * @param root folder of the package with its models and examples
 */
export async function writeDemoFolder(
  directory: string,
  root: string,
  options: DemoOptions,
): Promise<DemoFolder> {
  const dataset = path.join(directory, 'dataset')
  await writeDemoDataset(dataset, options)
  const models = await copyModels(path.join(root, 'models'), path.join(directory, 'models'))
  const notebook = path.join(directory, 'example.ipynb')
  if (!(await copyExample(path.join(root, ...EXAMPLE), notebook))) return { dataset, models }
  return { dataset, models, notebook }
}

/** Copies every folder that holds a `model.json`, with its variants; returns their names. */
async function copyModels(from: string, to: string): Promise<string[]> {
  const names: string[] = []
  for (const name of (await namesIn(from)).sort()) {
    if (!(await exists(path.join(from, name, 'model.json')))) continue
    await cp(path.join(from, name), path.join(to, name), { recursive: true })
    names.push(name)
  }
  return names
}

/** Copies the example notebook, with the data set beside it in the place of the built-in one. */
async function copyExample(from: string, to: string): Promise<boolean> {
  if (!(await exists(from))) return false
  if (await exists(to)) return true
  const example = await readFile(from, 'utf8')
  await writeFile(to, example.replaceAll("reo.open('demo')", "reo.open('dataset')"))
  return true
}

async function namesIn(folder: string): Promise<string[]> {
  return (await exists(folder)) ? readdir(folder) : []
}

function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  )
}
