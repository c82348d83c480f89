import type { Kernel } from '../kernels/kernel'
import type { PatchPanel } from '../patchPanel/patchPanel'
import { pickDataset } from '../pickers/pickDataset'
import { type Choice, pickFound } from '../pickers/questions'
import type { RecentDatasets } from '../pickers/recentDatasets'
import { findRunLogs } from '../runs/findRunLogs'
import { runSteps, type Step, withAnswer } from '../pickers/steps'
import { argumentOf, type InspectPatchArgument } from './arguments'
import { plainLabel } from '../plainText'

const TITLE = 'Inspect Patch'
const TOTAL_STEPS = 2
const MOST_FOUND = 100

export interface InspectPatchParts {
  readonly service: Kernel
  readonly recent: RecentDatasets
  readonly panel: PatchPanel
}

/**
 * REO: Inspect Patch… Shows one patch in full beside the editor, with what the models of the workspace's runs answered about
 * it.
 * @returns its id
 */
export async function inspectPatch(
  { service, recent, panel }: InspectPatchParts,
  argument: unknown,
): Promise<string | undefined> {
  const given = argumentOf('inspectPatch', argument)
  const steps = [datasetStep(recent), sampleStep(service)]
  const { dataset, sample, run } = (await runSteps(steps, given)) ?? {}
  if (dataset === undefined || sample === undefined) return undefined
  const query =
    run === undefined
      ? ({ kind: 'patch', source: { dataset }, sample, runs: await runFiles() } as const)
      : ({ kind: 'patch', source: { dataset, run }, sample } as const)
  const answer = await service.request('query', { query })
  if (answer.kind !== 'patch') throw new Error(`The kernel answered with ${answer.kind}, not with a patch`)
  await recent.add(dataset)
  panel.show(answer.patch)
  return answer.patch.id
}

/** Run logs of the workspace. */
async function runFiles(): Promise<readonly string[]> {
  return (await findRunLogs()).map(({ fsPath }) => fsPath)
}

function datasetStep(recent: RecentDatasets): Step<InspectPatchArgument> {
  return async (known, canGoBack) => {
    if (known.dataset !== undefined) return { kind: 'known' }
    const answer = await pickDataset({ title: TITLE, step: 1, totalSteps: TOTAL_STEPS, canGoBack }, recent)
    return withAnswer(answer, (dataset) => ({ ...known, dataset }))
  }
}

function sampleStep(service: Kernel): Step<InspectPatchArgument> {
  return async (known, canGoBack) => {
    const { dataset, sample } = known
    if (dataset === undefined || sample !== undefined) return { kind: 'known' }
    const find = async (text: string): Promise<readonly Choice<string>[]> => {
      const found = await service.request('listSamples', { dataset, text, limit: MOST_FOUND })
      return found.map(({ id, split, summary }) => ({
        label: plainLabel(id),
        description: [split, summary].filter((part) => part !== '').join(' · '),
        value: id,
      }))
    }
    const answer = await pickFound(
      { title: TITLE, placeholder: 'Part of a patch id', step: 2, totalSteps: TOTAL_STEPS, canGoBack },
      find,
    )
    return withAnswer(answer, (id) => ({ ...known, sample: id }))
  }
}
