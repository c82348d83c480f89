import { readFileSync } from 'node:fs'
import type { Command } from 'commander'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { createProgram } from '../../../src/cli/program'
import { violationsOf } from '../../support/jsonSchemas'
import { readPages } from '../../support/markdownPage'
import { reoCommandsIn } from '../../support/reoInShell'

const SCHEMAS: Readonly<Record<string, string>> = {
  'reo-dataset/1': 'dataset',
  'reo-model/1': 'model',
  'reo-vlm/1': 'model',
  'reo-slices/1': 'slices',
  'reo-prompts/1': 'prompts',
}

const LANGUAGES = ['bash', 'js', 'json', 'jsonl', 'mermaid', 'python', 'sh', 'text', 'ts', 'yaml']

const blocks = readPages().flatMap(({ file, blocks }) =>
  blocks.map((block) => ({ ...block, place: `${file}:${block.line}` })),
)

function blocksIn(...languages: readonly string[]) {
  return blocks.filter(({ language }) => languages.includes(language))
}

/** The command, all of whose parts take their arguments and do nothing. */
async function idleProgram(args: readonly string[]): Promise<Command> {
  const program = await createProgram(args)
  const quiet = { writeOut: () => undefined, writeErr: () => undefined }
  const rest = (command: Command) => {
    command.configureOutput(quiet).exitOverride()
    if (command.commands.length === 0) command.action(() => undefined)
    command.commands.forEach(rest)
  }
  rest(program)
  return program
}

describe('code in pages', () => {
  it('says what language it is in', () => {
    const others = blocks.filter(({ language }) => !LANGUAGES.includes(language))
    expect(others.map(({ place, language }) => `${place} ${language}`)).toEqual([])
  })

  it.each(blocksIn('json').map((block) => [block.place, block] as const))(
    '%s is JSON of its format',
    (_, block) => {
      const value = JSON.parse(block.code)
      const schema = SCHEMAS[value.format]
      if (schema !== undefined) expect(violationsOf(schema, value)).toEqual([])
    },
  )

  it.each(blocksIn('jsonl').map((block) => [block.place, block] as const))(
    '%s are lines of a log',
    (_, { code }) => {
      const lines = code
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line))
      expect(lines.flatMap((line) => violationsOf(lines[0].type, line))).toEqual([])
    },
  )

  it.each(blocksIn('yaml').map((block) => [block.place, block] as const))('%s is YAML', (_, { code }) => {
    expect(parse(code)).toBeTypeOf('object')
  })

  const commands = blocksIn('sh').flatMap(({ place, code }) =>
    reoCommandsIn(code).map((args) => [`${place} reo ${args.join(' ')}`, args] as const),
  )

  it.each(commands)('%s is taken by the command', async (_, args) => {
    const program = await idleProgram(args)
    await expect(program.parseAsync([...args], { from: 'user' })).resolves.toBe(program)
  })

  it('in Python calls what reo_notebook has', () => {
    const source = readFileSync('python/reo_notebook.py', 'utf8')
    const called = blocksIn('python').flatMap(({ code }) =>
      Array.from(code.matchAll(/\breo\.(\w+)\(/g), ([, name]) => name),
    )
    expect(called.length).toBeGreaterThan(0)
    expect(called.filter((name) => !source.includes(`\ndef ${name}(`))).toEqual([])
  })
})

describe('commands in shell code', () => {
  it('are found with their arguments, comments and redirections aside', () => {
    const shell = "# first\nreo a --b 'c d' > e # f\nnode dist/cli/reo.js g \\\n  h\nother reo\nreo i < j | k"
    expect(reoCommandsIn(shell)).toEqual([['a', '--b', 'c d'], ['g', 'h'], ['i']])
  })
})
