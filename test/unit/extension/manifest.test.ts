import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { DEVICE_TEXTS } from '../../../src/extension/device/devices'
import { CONTROLLER_ID, EXTENSION_ID, NOTEBOOK_ACTIVE, NOTEBOOK_TYPE } from '../../../src/extension/identity'
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
    readonly configuration: {
      readonly properties: {
        readonly 'reo.device': {
          readonly enum: readonly string[]
          readonly enumItemLabels: readonly string[]
          readonly enumDescriptions: readonly string[]
        }
      }
    }
  }
}

const manifest: Manifest = JSON.parse(readFileSync('package.json', 'utf8'))
const { commands, menus, notebookRenderer, configuration } = manifest.contributes

/** Context keys that VS Code or the extension sets. */
const KNOWN_KEYS = new Set([
  'isWorkspaceTrusted',
  'notebookKernel',
  'explorerResourceIsFolder',
  'resourceExtname',
  'view',
  'viewItem',
  'view.reo.runs.visible',
  'listMultiSelection',
  NOTEBOOK_ACTIVE,
])

describe('the manifest', () => {
  it('contributes exactly the commands that the source registers, in one category', () => {
    const source = readFileSync('src/extension/commands/registerCommands.ts', 'utf8')
    const registered = [...source.matchAll(/'(reo\.\w+)':/g)].map(([, id]) => id)
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
    const setting = configuration.properties['reo.device']
    expect(setting.enum).toEqual(Object.keys(DEVICE_TEXTS))
    expect(setting.enumItemLabels).toEqual(Object.values(DEVICE_TEXTS).map(({ title }) => title))
    expect(setting.enumDescriptions).toEqual(
      Object.values(DEVICE_TEXTS).map(({ explanation }) => explanation),
    )
  })

  it('puts only its own commands into menus, and asks only for context keys that are set', () => {
    const items = [...commands, ...Object.values(menus).flat()]
    const own = new Set(commands.map(({ command }) => command))
    expect(items.filter(({ command }) => !own.has(command))).toEqual([])
    const keys = items
      .flatMap(({ when, enablement }) => [when, enablement])
      .filter((clause) => clause !== undefined)
      .flatMap((clause) => clause.replaceAll(/'[^']*'|~ \/[^/]*\//g, '').match(/[\w.]+/g) ?? [])
    expect(keys.filter((key) => !KNOWN_KEYS.has(key))).toEqual([])
  })

  it('knows the kernel and the extension by the names that the code uses', () => {
    expect(`${manifest.publisher}.${manifest.name}`).toBe(EXTENSION_ID)
    expect(menus['notebook/toolbar'].map(({ when }) => when)).toEqual([
      `notebookKernel == '${EXTENSION_ID}/${CONTROLLER_ID}'`,
    ])
  })

  it('has an icon, and asks for no proposed API, which the Marketplace refuses', () => {
    expect(existsSync(manifest.icon)).toBe(true)
    expect(manifest.enabledApiProposals).toBeUndefined()
  })
})
