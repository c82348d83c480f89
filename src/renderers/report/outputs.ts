import type { ActivationFunction, OutputItem, RendererApi, RendererContext } from 'vscode-notebook-renderer'
import { MIMES, type OutputKind } from '../../protocol/mimes'
import type { RichOutput } from '../../protocol/payloads'

const LOADERS: Readonly<Record<OutputKind, () => Promise<{ readonly activate: ActivationFunction }>>> = {
  patch: () => import('../patch'),
  scatter: () => import('../scatter'),
  confusion: () => import('../confusion'),
  answers: () => import('../answers'),
  table: () => import('../table'),
  findings: () => import('../findings'),
  dataCard: () => import('../dataCard'),
  numbers: () => import('../numbers'),
  residuals: () => import('../residuals'),
  chain: () => import('../chain'),
  flips: () => import('../flips'),
  patchGrid: () => import('../patchGrid'),
  leaderboard: () => import('../leaderboard'),
  coverage: () => import('../coverage'),
  review: () => import('../review'),
}

/** Draws an output of any kind into a place; another into the same place under the same id takes its place. */
export type DrawOutput = (output: RichOutput, id: string, place: HTMLElement) => Promise<void>

/** The notebook's own renderers, each loaded when it is first needed. */
export function openOutputs(context: RendererContext<unknown>): DrawOutput {
  const activated = new Map<OutputKind, Promise<RendererApi | undefined | void>>()
  return async ({ kind, payload }, id, place) => {
    const opening = activated.get(kind) ?? LOADERS[kind]().then(({ activate }) => activate(context))
    activated.set(kind, opening)
    const renderer = await opening
    await renderer?.renderOutputItem(outputItem(id, kind, payload), place, new AbortController().signal)
  }
}

function outputItem(id: string, kind: OutputKind, payload: unknown): OutputItem {
  const text = JSON.stringify(payload)
  return {
    id,
    mime: MIMES[kind],
    metadata: {},
    text: () => text,
    json: (): unknown => JSON.parse(text),
    data: () => new TextEncoder().encode(text),
    blob: () => new Blob([text]),
  }
}
