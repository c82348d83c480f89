import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { filesNamedBy, problemsOf } from '../../../scripts/lib/packaging/contents.mjs'
import { targets } from '../../../scripts/lib/packaging/targets.mjs'
import { commandsOf } from '../../../src/extension/web/commandsOf'

const { web } = targets
const WEB_FILES = [
  'package.json',
  'dist/web/extension.cjs',
  'dist/renderers/patch.js',
  'THIRD_PARTY_NOTICES.txt',
]

describe('the files of a package', () => {
  it('are right when all that runs is there, and nothing else', () => {
    expect(problemsOf(WEB_FILES, web, {})).toEqual([])
  })

  it.each([
    ['src/core/errors.ts'],
    ['test/e2e/shipped.e2e.test.ts'],
    ['dist/kernel/kernel.js.map'],
    ['training/unet.py'],
    ['.env'],
    ['runs/secret.reo.jsonl'],
    ['dist/node_modules/onnxruntime-node/bin/napi-v6/linux/x64/libonnxruntime_providers_cuda.so'],
  ])('are wrong with %s', (file) => {
    expect(problemsOf([...WEB_FILES, file], web, {}).join()).toContain(file)
  })

  it('are wrong with those of another platform, and without what runs', () => {
    const file = 'dist/node_modules/onnxruntime-node/bin/napi-v6/win32/x64/onnxruntime.dll'
    const problems = problemsOf([file], targets['linux-x64'], {})
    expect(problems).toContain(`${file} is of another platform`)
    expect(problems).toContain('dist/kernel/kernel.js is missing')
  })
})

describe('the files that a manifest names', () => {
  it('are those of the package, none of which may be missing', () => {
    const manifest = {
      main: './dist/extension/extension.cjs',
      icon: 'media/icon.png',
      repository: { url: 'https://example.org/reo' },
      contributes: {
        notebookRenderer: [{ entrypoint: './dist/renderers/patch.js' }],
        jsonValidation: [{ fileMatch: '*.prompts.json', url: './schemas/prompts.json' }],
        commands: [
          { command: 'a', icon: '$(add)' },
          { command: 'b', icon: { light: 'l.svg', dark: 'd.svg' } },
        ],
        walkthroughs: [{ steps: [{ media: { svg: 'media/a.svg', altText: 'A patch' } }] }],
      },
    }
    expect(filesNamedBy(manifest)).toEqual([
      'dist/extension/extension.cjs',
      'media/icon.png',
      'dist/renderers/patch.js',
      'schemas/prompts.json',
      'l.svg',
      'd.svg',
      'media/a.svg',
    ])
    expect(problemsOf(WEB_FILES, web, manifest)).toContain('media/a.svg is missing')
  })

  it('are there in the project, as far as they are no bundles', async () => {
    const files = filesNamedBy(JSON.parse(await readFile('package.json', 'utf8')))
    expect(files.filter((file) => !file.startsWith('dist/') && !existsSync(file))).toEqual([])
  })
})

describe('the extension in a browser', () => {
  it('answers every command of the manifest', async () => {
    const manifest = JSON.parse(await readFile('package.json', 'utf8'))
    const commands: readonly { command: string }[] = manifest.contributes.commands
    expect(commands.length).toBeGreaterThan(5)
    expect(commandsOf(manifest)).toEqual(commands.map(({ command }) => command))
    expect(commandsOf({ contributes: { commands: [{}, 5] } })).toEqual([])
    expect(commandsOf(null)).toEqual([])
  })
})
