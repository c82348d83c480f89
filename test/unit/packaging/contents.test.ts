import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { problemsOf } from '../../../scripts/lib/packaging/contents.mjs'
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
    expect(problemsOf(WEB_FILES, web)).toEqual([])
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
    expect(problemsOf([...WEB_FILES, file], web).join()).toContain(file)
  })

  it('are wrong with those of another platform, and without what runs', () => {
    const file = 'dist/node_modules/onnxruntime-node/bin/napi-v6/win32/x64/onnxruntime.dll'
    const problems = problemsOf([file], targets['linux-x64'])
    expect(problems).toContain(`${file} is of another platform`)
    expect(problems).toContain('dist/kernel/kernel.js is missing')
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
