import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import esbuild, { type Metafile } from 'esbuild'
import { beforeAll, describe, expect, it } from 'vitest'

const FOLDER = 'src/renderers'
const STYLES = `${FOLDER}/shared/styles`

const renderers = readdirSync(FOLDER).filter((name) => existsSync(path.join(FOLDER, name, 'index.ts')))

/** The classes of each selector of a sheet: a rule matters where all of them are used. */
function selectorsOf(sheet: string): readonly (readonly string[])[] {
  const heads = [...sheet.matchAll(/([^{}`;]+)\{/g)].flatMap(([, head]) => head.split(','))
  return heads.map((head) => [...head.matchAll(/\.(reo-[\w-]+)/g)].map(([, name]) => name))
}

/** The sources that a renderer is made of, without what it loads later. */
function sourcesOf({ inputs }: Metafile, file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen
  seen.add(file)
  for (const { path: imported, kind, external } of inputs[file]?.imports ?? []) {
    if (kind === 'import-statement' && external !== true) sourcesOf({ inputs, outputs: {} }, imported, seen)
  }
  return seen
}

/** Whether texts name a class, also one whose end is put together. */
function classesIn(text: string): (name: string) => boolean {
  const names = new Set([...text.matchAll(/(?<![\w-])reo-[\w-]+(?![\w/.])/g)].map(([name]) => name))
  const starts = [...text.matchAll(/(reo-[\w-]*-)\$\{/g)].map(([, start]) => start)
  return (name) => names.has(name) || starts.some((start) => name.startsWith(start))
}

describe('each renderer', () => {
  let metafile: Metafile
  beforeAll(async () => {
    const built = await esbuild.build({
      entryPoints: renderers.map((name) => `${FOLDER}/${name}/index.ts`),
      bundle: true,
      metafile: true,
      write: false,
      outdir: 'out',
      external: ['plotly.js-dist-min'],
    })
    metafile = built.metafile
  })

  it.each(renderers)('has every style that its elements may need: %s', (name) => {
    const sources = [...sourcesOf(metafile, `${FOLDER}/${name}/index.ts`)].filter((file) =>
      file.startsWith(FOLDER),
    )
    const isUsed = classesIn(
      sources
        .filter((file) => !file.startsWith(STYLES))
        .map((file) => readFileSync(file, 'utf8'))
        .join('\n'),
    )
    const missing = readdirSync(STYLES)
      .filter((file) => !sources.includes(`${STYLES}/${file}`))
      .flatMap((file) =>
        selectorsOf(readFileSync(path.join(STYLES, file), 'utf8'))
          .filter(
            (classes) => classes.length > 0 && classes.every((one) => one === 'reo-figure' || isUsed(one)),
          )
          .map((classes) => `${file}: .${classes.join(' .')}`),
      )
    expect(missing).toEqual([])
  })
})
