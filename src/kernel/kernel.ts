import { proposeMapping } from '../core/dataset/import/proposeMapping'
import { tryAddress, tryModel } from '../core/models/tryEndpoint'
import { nameProcess } from '../core/runs/lockHolder'
import { DEFAULT_PROMPTS } from '../core/prompts/defaultPrompts'
import type { InitializeParams, KernelMethod, KernelNotifications, KernelRequests } from '../protocol/kernel'
import type { AskHost } from './host/askHost'
import { CellSources } from './cells/cellSources'
import { surviveStrayErrors } from './cells/strayErrors'
import { Notebook } from './notebook'
import { evaluateModels } from './resources/evaluation'
import { nameableModels } from './resources/nameableModels'
import { Resources } from './resources/resources'
import { StatusReporter } from './resources/statusReporter'
import { estimateForAssistant } from './service/estimateForAssistant'
import { exportRunAs } from './service/exportRunAs'
import { checkForPalette } from './service/checkForPalette'
import { figureInWords } from './service/figureInWords'
import { listSamples } from './service/listSamples'
import { patchInWords } from './service/patchInWords'
import { previewImport } from './service/previewImport'
import { lookAtFile } from './service/lookAtFile'
import { answerQuery } from './service/queries'
import { saveSelection } from './service/saveSelection'

/** Sends a notification to the extension. */
export type Notify = <Name extends keyof KernelNotifications>(
  name: Name,
  params: KernelNotifications[Name],
) => void

type Params<Method extends KernelMethod> = KernelRequests[Method]['params']
type Result<Method extends KernelMethod> = KernelRequests[Method]['result']

/** One method for every request; `signal` aborts when the request is cancelled. */
export type KernelHandlers = {
  readonly [Method in KernelMethod]: (
    params: Params<Method>,
    signal: AbortSignal,
  ) => Result<Method> | Promise<Result<Method>>
}

/** The methods of a kernel process, for both its roles; the notebook's world is made when a cell first needs it. */
export function createKernel(notify: Notify, askHost: AskHost): KernelHandlers {
  let resources: Resources | undefined
  let notebook: Notebook | undefined
  const sources = new CellSources()
  surviveStrayErrors(sources, () => notebook?.running)

  function initialize(params: InitializeParams): Result<'initialize'> {
    if (resources !== undefined) throw new Error('This kernel is initialised already')
    process.chdir(params.workingDirectory)
    nameProcess(windowText(params))
    resources = new Resources(params, new StatusReporter((status) => notify('status', status)), askHost)
    return { nodeVersion: process.version, processId: process.pid }
  }

  function needResources(): Resources {
    if (resources === undefined) throw new Error('This kernel is not initialised')
    return resources
  }

  /** For whatever does more than read run logs. @throws ReoError where the workspace is not trusted */
  function needTrusted(): Resources {
    const needed = needResources()
    needed.needTrust()
    return needed
  }

  function needNotebook(): Notebook {
    return (notebook ??= new Notebook(needTrusted(), sources, (output) => notify('output', output)))
  }

  return {
    initialize,
    execute: async (params) => {
      await needTrusted().selections.settled
      return needNotebook().execute(params)
    },
    interrupt: () => {
      notebook?.interrupt()
      return null
    },
    complete: (params) => needNotebook().complete(params),
    hover: (params) => needNotebook().hover(params),
    setProxy: (variables) => {
      for (const [name, value] of Object.entries(variables)) {
        if (value === null) delete process.env[name]
        else process.env[name] = value
      }
      return null
    },
    setDevice: ({ device }) => {
      needTrusted().device = device
      return null
    },
    summariseRun: ({ file }) => needResources().summaryOf(file),
    exportRun: (params) => exportRunAs(needTrusted(), params),
    select: async ({ run, selection }) => {
      await needResources().selections.select(run, selection)
      return null
    },
    saveSelection: (params) => saveSelection(needTrusted(), params),
    query: ({ query }) => answerQuery(needResources(), query),
    lookAtFile: ({ file, query }) => lookAtFile(needTrusted(), file, query),
    describeDataset: async ({ dataset }) => needTrusted().describe(await needTrusted().openDataset(dataset)),
    tryAddress: ({ address, apiKey }, signal) => {
      needTrusted()
      return tryAddress(address, apiKey, signal)
    },
    tryModel: ({ id, apiKey }, signal) => tryModel(id, apiKey, needTrusted().languageModels, signal),
    defaultPrompts: () => DEFAULT_PROMPTS,
    listModels: () => nameableModels(needTrusted()),
    listSamples: (params) => listSamples(needTrusted(), params),
    proposeImport: ({ path }) => {
      needTrusted()
      return proposeMapping(path)
    },
    previewImport: ({ proposal, mapping }) => {
      needTrusted()
      return previewImport(proposal, mapping)
    },
    figureInWords: (params) => figureInWords(needTrusted(), params),
    patchInWords: (params) => patchInWords(needTrusted(), params),
    estimateEvaluation: (params) => estimateForAssistant(needTrusted(), params),
    check: ({ token, ...params }, signal) =>
      checkForPalette(needTrusted(), params, signal, (reached) =>
        notify('checkProgress', { token, ...reached }),
      ),
    evaluate: async ({ dataset, token, ...job }, signal) =>
      evaluateModels(needTrusted(), {
        ...job,
        dataset: await needTrusted().openDataset(dataset),
        signal,
        onProgress: (progress) => notify('progress', { token, progress }),
      }),
  }
}

/** The window that a kernel belongs to, in words that begin a sentence. */
function windowText({ workspace }: InitializeParams): string {
  return workspace === undefined ? 'A VS Code window without a folder' : `The VS Code window "${workspace}"`
}
