import * as v from 'valibot'
import type { CancellationToken } from 'vscode'
import type { AskingOptions } from '../../core/models/chat/askingOptions'
import { askingOptions } from '../../protocol/schemas/asking'
import { split, task } from '../../protocol/schemas/domain'
import { parseValue } from '../../protocol/validation'
import { datasetOf } from '../pickers/datasetOf'
import { EXAMPLES } from '../firstSteps/examples'

/*
 * What commands may be called with by keybindings, other extensions and tests, in place of the questions that they
 * would ask. Commands in menus are called with things of VS Code's own: a file of the explorer is taken where it says
 * what is asked for, the rest is left aside.
 */

/** Argument of `reo.openDemo`. */
export interface OpenDemoArgument {
  /** Which example; `first-look` when absent. */
  readonly notebook?: (typeof EXAMPLES)[number]
  /** Folder for the example notebook; the extension's own storage when absent. */
  readonly folder?: string
}

/** Argument of `reo.openDocumentation`. */
export interface OpenDocumentationArgument {
  /** Path of a page in `docs/`, such as `data-sets.md`; the index when absent. */
  readonly page?: string
}

/** Argument of `reo.runEvaluation`, which returns an `EvaluationResult`. */
export interface RunEvaluationArgument {
  /** A path, or `demo`. */
  readonly dataset?: string
  readonly split?: 'train' | 'val' | 'test'
  /** Model ids. */
  readonly models?: readonly string[]
  readonly tasks?: readonly ('humanActivity' | 'landCover' | 'patchCount' | 'agb')[]
  /** Number of patches; all when absent, unless other things are absent and asked for too. */
  readonly limit?: number
  /** How models behind an endpoint are asked. */
  readonly asking?: AskingOptions
  /** Absolute path of the run log; a new file in `runs/` when absent. */
  readonly out?: string
  /** Whether to open and run a notebook of results; true when absent. */
  readonly openResults?: boolean
  /** Cancels the evaluation. */
  readonly token?: CancellationToken
}

/** Argument of `reo.addModel`, which returns the model's id once it is saved. */
export interface AddModelArgument {
  /** `chat:MODEL@BASE_URL` or `lm:VENDOR/FAMILY`; asked for when absent. */
  readonly id?: string
  readonly title?: string
  readonly prices?: { readonly input: number; readonly output: number }
  readonly concurrency?: number
  /** Environment variable that holds the key. */
  readonly keyVariable?: string
}

/** Argument of `reo.removeModel`, which returns the model's id. */
export interface RemoveModelArgument {
  readonly id?: string
}

/** Argument of `reo.newPromptSet`, which returns the path of the file. */
export interface NewPromptSetArgument {
  /** Letters, digits, - and _. */
  readonly name?: string
}

/** Argument of `reo.checkDataset`, which returns the URI of the notebook with the findings. */
export interface CheckDatasetArgument {
  /** A path, or `demo`. */
  readonly dataset?: string
  /** All splits when absent. */
  readonly split?: 'train' | 'val' | 'test'
  /** Whether to read the imagery of every sample. */
  readonly all?: boolean
  /** Cancels the check. */
  readonly token?: CancellationToken
}

/** Argument of `reo.annotateDataset`, which returns the URI of the notebook; what is absent is asked for. */
export interface AnnotateDatasetArgument {
  /** A path, or `demo`. */
  readonly dataset?: string
  /** All splits when absent. */
  readonly split?: 'train' | 'val' | 'test'
  /** Path of a file of templates; our own when absent. */
  readonly templates?: string
  /** `chat:MODEL@BASE_URL` or `lm:VENDOR/FAMILY` that words the texts. */
  readonly model?: string
  /** Whether to run the notebook's cells; so it is when absent. */
  readonly run?: boolean
}

/** Argument of `reo.inspectPatch`, which returns the id of the patch that is shown. */
export interface InspectPatchArgument {
  /** A path, or `demo`. */
  readonly dataset?: string
  /** Sample id. */
  readonly sample?: string
  /** Absolute path of a run log whose answers are shown too. */
  readonly run?: string
}

/** Argument of `reo.importDataset`, which returns the path of the description once one is written. */
export interface ImportDatasetArgument {
  /** A table or a folder. */
  readonly path?: string
}

/** Argument of `reo.selectDevice`, which returns the device. */
export interface SelectDeviceArgument {
  readonly device?: string
}

/** Argument of `reo.restartKernel`; the notebook in front when absent. */
export interface RestartKernelArgument {
  /** The notebook's URI as text. */
  readonly notebook?: string
}

const text = v.optional(v.pipe(v.string(), v.nonEmpty()))

const openDemo: v.GenericSchema<unknown, OpenDemoArgument> = v.object({
  notebook: v.optional(v.picklist(EXAMPLES)),
  folder: text,
})

const openDocumentation: v.GenericSchema<unknown, OpenDocumentationArgument> = v.object({
  page: v.optional(v.pipe(v.string(), v.regex(/^(?:[\w-]+\/)*[\w-]+\.md$/))),
})

const runEvaluation: v.GenericSchema<unknown, RunEvaluationArgument> = v.object({
  dataset: text,
  split: v.optional(split),
  models: v.optional(v.pipe(v.array(v.string()), v.nonEmpty())),
  tasks: v.optional(v.pipe(v.array(task), v.nonEmpty())),
  limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  asking: v.optional(askingOptions),
  out: text,
  openResults: v.optional(v.boolean()),
  token: v.optional(v.custom<CancellationToken>(isToken)),
})

const addModel: v.GenericSchema<unknown, AddModelArgument> = v.object({
  id: text,
  title: text,
  prices: v.optional(v.object({ input: v.number(), output: v.number() })),
  concurrency: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  keyVariable: text,
})

const removeModel: v.GenericSchema<unknown, RemoveModelArgument> = v.object({ id: text })

const newPromptSet: v.GenericSchema<unknown, NewPromptSetArgument> = v.object({
  name: v.optional(v.pipe(v.string(), v.regex(/^[\w-]+$/))),
})

const checkDataset: v.GenericSchema<unknown, CheckDatasetArgument> = v.object({
  dataset: text,
  split: v.optional(split),
  all: v.optional(v.boolean()),
  token: v.optional(v.custom<CancellationToken>(isToken)),
})

const annotateDataset: v.GenericSchema<unknown, AnnotateDatasetArgument> = v.object({
  dataset: text,
  split: v.optional(split),
  templates: text,
  model: text,
  run: v.optional(v.boolean()),
})

const inspectPatch: v.GenericSchema<unknown, InspectPatchArgument> = v.object({
  dataset: text,
  sample: text,
  run: text,
})

const importDataset: v.GenericSchema<unknown, ImportDatasetArgument> = v.object({ path: text })

const selectDevice: v.GenericSchema<unknown, SelectDeviceArgument> = v.object({ device: text })

const restartKernel: v.GenericSchema<unknown, RestartKernelArgument> = v.object({ notebook: text })

const SCHEMAS = {
  addModel,
  removeModel,
  newPromptSet,
  annotateDataset: orFileOf(annotateDataset),
  checkDataset: orFileOf(checkDataset),
  openDemo,
  openDocumentation,
  runEvaluation: orFileOf(runEvaluation),
  inspectPatch: orFileOf(inspectPatch),
  importDataset,
  selectDevice,
  restartKernel,
}
type Schemas = typeof SCHEMAS

/** Takes the description of a data set that the explorer's menu was opened on, too. */
function orFileOf<Argument>(schema: v.GenericSchema<unknown, Argument>): v.GenericSchema<unknown, Argument> {
  const file = v.object({ fsPath: v.string() })
  const given = (value: unknown) => (v.is(file, value) ? { dataset: datasetOf(value.fsPath) } : value)
  return v.pipe(v.unknown(), v.transform(given), schema)
}

function isToken(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'onCancellationRequested' in value
}

/** Checks what a command was called with. @throws ReoError when it does not fit */
export function argumentOf<Name extends keyof Schemas>(
  command: Name,
  value: unknown,
): v.InferOutput<Schemas[Name]> {
  const schema: v.GenericSchema<unknown, v.InferOutput<Schemas[Name]>> = SCHEMAS[command]
  return parseValue(schema, value ?? {}, `The argument of the command "reo.${command}"`)
}
