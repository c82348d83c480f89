import type { Task } from '../core/benchmark/tasks'
import type { DatasetDescription } from '../core/dataset/dataset'
import type { Proposal } from '../core/dataset/import/proposal'
import type { Split } from '../core/dataset/sample'
import type { AskingOptions } from '../core/models/chat/askingOptions'
import type { DeviceChoice, DeviceReport, EndpointReport, ModelDescription } from '../core/models/model'
import type { Tried } from '../core/models/tryEndpoint'
import type { PromptSet } from '../core/prompts/promptSet'
import type { Selection } from '../core/selection/selection'
import type { EvaluationProgress, EvaluationResult } from '../core/runs/evaluate'
import type { RunExported } from '../core/logs/export/exportRun'
import type { RunSummary } from '../core/runs/runSummary'
import type {
  EstimateEvaluationParams,
  EvaluationEstimate,
  FigureInWords,
  FigureInWordsParams,
  PatchInWords,
  PatchInWordsParams,
} from './assistant'
import type { FileAnswer, FileQuery } from './fileViews'
import type { ChosenMapping, ImportPreview } from './importing'
import type { PayloadSource } from './payloads'
import type { FigureAnswer, FigureQuery } from './queries'
import type { RunExport } from './runExports'

/*
 * What the extension and a kernel process say to each other, as JSON-RPC methods (vscode-jsonrpc over IPC).
 * The same program serves two roles, each in a process of its own: one per notebook runs its cells; one shared
 * "service" answers figures and runs the palette's evaluations, so that it answers while a cell loops or crashes.
 */

export interface InitializeParams {
  /** Folder for demo data and runs. */
  readonly storagePath: string
  /** Folder of the models shipped with the extension. */
  readonly modelsPath: string
  /** Folder that relative paths in cells start from. */
  readonly workingDirectory: string
  readonly device: DeviceChoice
  /** Name of the window's workspace, where it has one: other windows are told it when they want to write what this one writes. */
  readonly workspace?: string
  /** True in a workspace that is not trusted: then run logs are read, and nothing else is done. */
  readonly restricted?: boolean
}

export interface InitializeResult {
  readonly nodeVersion: string
  readonly processId: number
}

/** A mime bundle; values of JSON mimes are objects, of `image/png` base64, of text strings. */
export type MimeBundle = Readonly<Record<string, unknown>>

/** One thing a cell puts out. */
export type CellOutput =
  | { readonly kind: 'stream'; readonly name: 'stdout' | 'stderr'; readonly text: string }
  /** With `displayId`, a later output of the same id replaces this one in place. */
  | { readonly kind: 'display'; readonly data: MimeBundle; readonly displayId?: string }

export interface ExecuteParams {
  /** Unique per execution. */
  readonly execution: string
  /** The cell's URI, shown in stack traces. */
  readonly cell: string
  /** The number in the cell's brackets. */
  readonly order: number
  readonly code: string
}

/** An error as the cell shows it; positions in `stack` are those of the cell. */
export interface CellError {
  readonly name: string
  readonly message: string
  readonly stack: string
}

export type ExecuteResult =
  | { readonly outcome: 'done' }
  | { readonly outcome: 'failed'; readonly error: CellError }
  | { readonly outcome: 'interrupted' }

export interface CellOutputParams {
  readonly execution: string
  readonly output: CellOutput
}

export interface CompleteParams {
  readonly code: string
  /** Character offset of the cursor in `code`. */
  readonly offset: number
}

export interface CompletionItem {
  readonly label: string
  readonly kind: 'variable' | 'function' | 'property' | 'class' | 'keyword'
  readonly detail?: string
  readonly documentation?: string
}

export interface CompleteResult {
  /** Offset from which an item's label replaces the text. */
  readonly start: number
  readonly items: readonly CompletionItem[]
}

export interface HoverResult {
  readonly start: number
  readonly end: number
  /** Type or value on one line, JavaScript syntax. */
  readonly code: string
  readonly documentation?: string
}

export interface EvaluateParams {
  readonly dataset: string
  readonly split: Split
  readonly models: readonly string[]
  readonly tasks: readonly Task[]
  readonly limit?: number
  /** Goes on with the run of the log, asking as it was asked. */
  readonly resume?: boolean
  /** How models that answer in words are asked. */
  readonly asking?: AskingOptions
  /** Absolute path of the run log. */
  readonly out: string
  /** Identifies the progress notifications. */
  readonly token: string
}

export interface EvaluateProgressParams {
  readonly token: string
  readonly progress: EvaluationProgress
}

export interface CheckParams {
  readonly dataset: string
  readonly split?: Split
  /** Read the imagery of every sample. */
  readonly all?: boolean
  /** Identifies the progress notifications. */
  readonly token: string
}

export interface CheckProgressParams {
  readonly token: string
  /** Such as `1,200 of 3,000 images checked`. */
  readonly text: string
  /** Share of the images, 0–1. */
  readonly share: number
}

export interface ListSamplesParams {
  readonly dataset: string
  /** Part of an id. */
  readonly text: string
  readonly limit: number
}

export interface ListedSample {
  readonly id: string
  readonly split: Split
  /** Truth in short, such as "112.4 Mg/ha · Closed forest, mixed". */
  readonly summary: string
}

export interface ExportRunParams {
  /** Absolute path of the run log. */
  readonly file: string
  readonly format: RunExport
  /** Absolute path of the file, which is replaced; for Inspect of the folder of its logs. */
  readonly out: string
}

export interface SelectParams {
  /** Absolute path of the run log. */
  readonly run: string
  readonly selection: Selection
}

export interface SaveSelectionParams {
  readonly source: PayloadSource
  readonly name: string
  readonly selection: Selection
}

export interface SaveSelectionResult {
  /** Samples that the slice holds. */
  readonly samples: number
}

/** What a kernel tells unasked. */
export interface KernelStatus {
  /** The device of the newest model that ran, once one has. */
  readonly device?: DeviceReport
  /** What is running, in words; null when idle. */
  readonly work: string | null
}

/** Environment variables that name the proxy of endpoints and the hosts that are asked straight. */
export interface ProxyVariables {
  readonly http_proxy: string | null
  readonly https_proxy: string | null
  readonly no_proxy: string | null
}

/** JSON-RPC requests, extension → kernel: parameters and result of each method. */
export interface KernelRequests {
  readonly initialize: { readonly params: InitializeParams; readonly result: InitializeResult }
  readonly execute: { readonly params: ExecuteParams; readonly result: ExecuteResult }
  /** Aborts the running cell cooperatively; resolves at once. */
  readonly interrupt: { readonly params: null; readonly result: null }
  readonly complete: { readonly params: CompleteParams; readonly result: CompleteResult }
  readonly hover: { readonly params: CompleteParams; readonly result: HoverResult | null }
  readonly setDevice: { readonly params: { readonly device: DeviceChoice }; readonly result: null }
  /** The way to endpoints from now on, as the variables of `core/models/chat/proxy.ts`; null for none. */
  readonly setProxy: { readonly params: ProxyVariables; readonly result: null }
  readonly query: { readonly params: { readonly query: FigureQuery }; readonly result: FigureAnswer }
  /** Tells a notebook's kernel what is selected of a run, for its cells. */
  readonly select: { readonly params: SelectParams; readonly result: null }
  readonly saveSelection: { readonly params: SaveSelectionParams; readonly result: SaveSelectionResult }
  readonly describeDataset: {
    readonly params: { readonly dataset: string }
    readonly result: DatasetDescription
  }
  /** Names of the models that an address serves. */
  readonly tryAddress: {
    readonly params: { readonly address: string; readonly apiKey?: string }
    readonly result: Tried<readonly string[]>
  }
  /** What a model of an endpoint or of VS Code is and can do. */
  readonly tryModel: {
    readonly params: { readonly id: string; readonly apiKey?: string }
    readonly result: Tried<EndpointReport>
  }
  readonly defaultPrompts: { readonly params: null; readonly result: PromptSet }
  readonly listModels: { readonly params: null; readonly result: readonly ModelDescription[] }
  readonly listSamples: { readonly params: ListSamplesParams; readonly result: readonly ListedSample[] }
  /** Proposes a description for a table or a folder. */
  readonly proposeImport: { readonly params: { readonly path: string }; readonly result: Proposal }
  readonly previewImport: {
    readonly params: { readonly proposal: Proposal; readonly mapping: ChosenMapping }
    readonly result: ImportPreview
  }
  /** What a file holds that is opened by itself; `file` is an absolute path. */
  readonly lookAtFile: {
    readonly params: { readonly file: string; readonly query: FileQuery }
    readonly result: FileAnswer
  }
  /** What a list of runs tells of one; `file` is an absolute path. */
  readonly summariseRun: { readonly params: { readonly file: string }; readonly result: RunSummary }
  readonly exportRun: { readonly params: ExportRunParams; readonly result: RunExported }
  /** For assistants, which see no figures. */
  readonly figureInWords: { readonly params: FigureInWordsParams; readonly result: FigureInWords }
  readonly patchInWords: { readonly params: PatchInWordsParams; readonly result: PatchInWords }
  readonly estimateEvaluation: {
    readonly params: EstimateEvaluationParams
    readonly result: EvaluationEstimate
  }
  /** Findings as an output; cancelled by JSON-RPC cancellation. */
  readonly check: { readonly params: CheckParams; readonly result: MimeBundle }
  /** Cancelled by JSON-RPC cancellation; what is done stays in the log. */
  readonly evaluate: { readonly params: EvaluateParams; readonly result: EvaluationResult }
}

export type KernelMethod = keyof KernelRequests

/** JSON-RPC notifications, kernel → extension. */
export interface KernelNotifications {
  readonly output: CellOutputParams
  readonly progress: EvaluateProgressParams
  readonly checkProgress: CheckProgressParams
  readonly status: KernelStatus
}
