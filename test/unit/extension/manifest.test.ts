import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { OFFERS } from '../../../src/extension/deadEnd'
import { EXAMPLES } from '../../../src/extension/firstSteps/examples'
import { DEVICE_TEXTS } from '../../../src/extension/device/devices'
import { contextOf, FIRST_STEPS } from '../../../src/extension/firstSteps/steps'
import {
  CONTROLLER_ID,
  EXTENSION_ID,
  NOTEBOOK_ACTIVE,
  NOTEBOOK_TYPE,
  WALKTHROUGH_ID,
} from '../../../src/extension/identity'
import { MIMES, OUTPUT_KINDS, RENDERER_IDS } from '../../../src/protocol/mimes'

interface Clause {
  readonly command: string
  readonly when?: string
  readonly enablement?: string
}

interface Manifest {
  readonly name: string
  readonly publisher: string
  readonly icon: string
  readonly engines: { readonly vscode: string }
  readonly devDependencies: { readonly '@types/vscode': string }
  readonly enabledApiProposals?: readonly string[]
  readonly activationEvents: readonly string[]
  readonly contributes: {
    readonly commands: readonly (Clause & { readonly category: string })[]
    readonly menus: Readonly<Record<string, readonly Clause[]>>
    readonly notebookRenderer: readonly {
      readonly id: string
      readonly mimeTypes: readonly string[]
      readonly entrypoint: string
      readonly requiresMessaging: string
    }[]
    readonly keybindings: readonly Required<Omit<Clause, 'enablement'>>[]
    readonly walkthroughs: readonly {
      readonly id: string
      readonly steps: readonly {
        readonly id: string
        readonly description: string
        readonly media: { readonly image: Readonly<Record<string, string>>; readonly altText: string }
        readonly completionEvents: readonly string[]
      }[]
    }[]
    readonly configuration: readonly {
      readonly title: string
      readonly order: number
      readonly properties: Readonly<Record<string, Setting>>
    }[]
  }
}

interface Setting {
  readonly default?: unknown
  readonly description?: string
  readonly markdownDescription?: string
  readonly enum?: readonly string[]
  readonly enumItemLabels?: readonly string[]
  readonly enumDescriptions?: readonly string[]
}

const manifest: Manifest = JSON.parse(readFileSync('package.json', 'utf8'))
const { commands, menus, keybindings, walkthroughs, notebookRenderer, configuration } = manifest.contributes
const own = new Set(commands.map(({ command }) => command))

const settings = Object.assign({}, ...configuration.map(({ properties }) => properties)) as Readonly<
  Record<string, Setting>
>

/** Context keys that VS Code sets. */
const KEYS_OF_VSCODE = new Set([
  'isWorkspaceTrusted',
  'notebookKernel',
  'explorerResourceIsFolder',
  'resourceExtname',
  'resourceScheme',
  'view',
  'viewItem',
  'view.reo.runs.visible',
  'focusedView',
  'workspaceFolderCount',
  'config.reo.models',
  'resourceFilename',
  'activeCustomEditorId',
  'notebookEditorFocused',
  'notebookOutputInputFocused',
  'inputFocus',
  'listMultiSelection',
  'virtualWorkspace',
])

/** Every clause about context keys that stands anywhere in a part of the manifest. */
function clausesIn(part: unknown): readonly string[] {
  if (typeof part !== 'object' || part === null) return []
  return Object.entries(part).flatMap(([key, value]) =>
    (key === 'when' || key === 'enablement') && typeof value === 'string' ? [value] : clausesIn(value),
  )
}

/** The context keys that a clause asks for. */
function keysOf(clause: string): readonly string[] {
  const names = clause.replaceAll(/'[^']*'|~ \/[^/]*\/\w*/g, '').match(/[a-zA-Z_][\w.:-]*/g) ?? []
  return names.filter((name) => !['true', 'false', 'in', 'not'].includes(name))
}

/** All sources of the extension, as one text. */
const source = readdirSync('src/extension', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => readFileSync(path.join('src/extension', file), 'utf8'))
  .join('\n')

describe('the manifest', () => {
  it('contributes exactly the commands that the source registers, in one category', () => {
    const commandsFile = readFileSync('src/extension/commands/registerCommands.ts', 'utf8')
    const registered = [...commandsFile.matchAll(/'(reo\.\w+)':/g)].map(([, id]) => id)
    expect(commands.map(({ command }) => command).sort()).toEqual(registered.sort())
    expect(new Set(commands.map(({ category }) => category))).toEqual(new Set(['REO']))
  })

  it('contributes a renderer for every kind of output, with the mime of the protocol', () => {
    expect(notebookRenderer).toEqual(
      OUTPUT_KINDS.map((kind) => ({
        id: RENDERER_IDS[kind],
        displayName: expect.any(String),
        mimeTypes: [MIMES[kind]],
        entrypoint: `./dist/renderers/${kind}.js`,
        requiresMessaging: 'optional',
      })),
    )
    for (const kind of OUTPUT_KINDS) expect(existsSync(`src/renderers/${kind}/index.ts`)).toBe(true)
  })

  it('wakes the extension for notebooks and for every renderer that may ask something', () => {
    expect(manifest.activationEvents).toEqual([
      `onNotebook:${NOTEBOOK_TYPE}`,
      'onWebviewPanel:reo.patch',
      ...Object.values(RENDERER_IDS).map((id) => `onRenderer:${id}`),
    ])
  })

  it('describes devices as the picker does', () => {
    const setting = settings['reo.device']
    expect(setting.enum).toEqual(Object.keys(DEVICE_TEXTS))
    expect(setting.enumItemLabels).toEqual(Object.values(DEVICE_TEXTS).map(({ title }) => title))
    expect(setting.enumDescriptions).toEqual(
      Object.values(DEVICE_TEXTS).map(({ explanation }) => explanation),
    )
  })

  it('puts only its own commands into menus', () => {
    const items = Object.values(menus).flat()
    expect(items.filter(({ command }) => !own.has(command))).toEqual([])
  })

  it('asks nowhere for a context key that nobody sets', () => {
    const keys = [...new Set(clausesIn(manifest.contributes).flatMap(keysOf))]
    expect(keys).toContain(NOTEBOOK_ACTIVE)
    const isSet = (key: string) =>
      key.startsWith('reo.') ? source.includes(`'${key}'`) : KEYS_OF_VSCODE.has(key)
    expect(keys.filter((key) => !isSet(key))).toEqual([])
  })

  it('links only to commands that are there', () => {
    const linked = [...JSON.stringify(manifest.contributes).matchAll(/command:(reo\.\w+)/g)].map(
      ([, id]) => id,
    )
    expect(linked.filter((id) => !own.has(id))).toEqual([])
    const offered = Object.values(OFFERS).map(({ command }) => command)
    expect(offered.filter((id) => !own.has(id) && !id.startsWith('workbench.'))).toEqual([])
  })

  it('wakes the extension for every place that VS Code does not wake it for by itself', () => {
    const calls = (name: string) => source.split(`.${name}(`).length - 1
    const events = (name: string) =>
      manifest.activationEvents.filter((event) => event.startsWith(`${name}:`)).length
    expect(events('onWebviewPanel')).toBe(calls('registerWebviewPanelSerializer'))
    expect(events('onNotebook')).toBe(calls('createNotebookController'))
    for (const name of ['registerUriHandler', 'registerFileSystemProvider', 'registerTaskProvider'])
      expect(calls(name)).toBe(0)
  })

  it('knows the kernel and the extension by the names that the code uses', () => {
    expect(`${manifest.publisher}.${manifest.name}`).toBe(EXTENSION_ID)
    expect(menus['notebook/toolbar'].map(({ when }) => when)).toEqual([
      `notebookKernel == '${EXTENSION_ID}/${CONTROLLER_ID}'`,
    ])
  })

  it('leads through the first steps, each ticked off once it is taken, with a picture in every theme', () => {
    expect(walkthroughs.map(({ id }) => id)).toEqual([WALKTHROUGH_ID])
    const [{ steps }] = walkthroughs
    expect(steps.map(({ id, completionEvents }) => [id, completionEvents])).toEqual(
      FIRST_STEPS.map((step) => [step, [`onContext:${contextOf(step)}`]]),
    )
    for (const { media } of steps) {
      expect(Object.keys(media.image)).toEqual(['light', 'dark', 'hc', 'hcLight'])
      expect(Object.values(media.image).filter((file) => !existsSync(file))).toEqual([])
      expect(media.altText).not.toBe('')
    }
  })

  it('brings every example that a command opens', () => {
    expect(EXAMPLES.filter((name) => !existsSync(`examples/${name}.ipynb`))).toEqual([])
  })

  it('groups its settings, each with a description and a default', () => {
    expect(configuration.map(({ order }) => order)).toEqual(configuration.map((_, index) => index + 1))
    for (const setting of Object.values(settings)) {
      expect(setting.description ?? setting.markdownDescription).toMatch(/\.$/)
      expect(setting.default).toBeDefined()
    }
  })

  it('binds keys only where they can mean nothing else', () => {
    const bound = keybindings.filter(({ command }) => !own.has(command)).map(({ command }) => command)
    expect(bound).toEqual(['notebook.cancelExecution'])
    for (const { when } of keybindings) expect(when).toContain('!inputFocus')
  })

  it('has an icon', () => {
    expect(existsSync(manifest.icon)).toBe(true)
  })

  it('asks for no proposed API, which the Marketplace refuses, and for none that its oldest VS Code lacks', () => {
    expect(manifest.enabledApiProposals).toBeUndefined()
    expect(source).not.toMatch(/vscode\.proposed/)
    expect(manifest.engines.vscode).toBe(`^${manifest.devDependencies['@types/vscode'].replace(/\d+$/, '0')}`)
  })
})
