import { existsSync } from 'node:fs'
import path from 'node:path'
import { ANNOTATION_EXTENSION } from '../../core/annotation/annotationLog'
import { RUN_LOG_EXTENSION } from '../../core/runs/runLog'
import { type Task, TASKS } from '../../core/benchmark/tasks'
import type { Split } from '../../core/dataset/sample'
import { STRATIFIERS, type Stratifier } from '../../core/review/sampling/levels'
import { ReoError } from '../../core/errors'
import type { AskingOptions } from '../../core/models/chat/askingOptions'
import type { ModelDescription } from '../../core/models/model'
import { type GroupPair, pairsAcross } from '../../core/runs/comparison/acrossRuns'
import { currentExecution } from '../cells/execution'
import { comparePairs, listChanges } from '../outputs/comparisonFigures'
import { modelsPayload } from '../outputs/payloads/tablePayloads'
import { richBundle } from '../outputs/richBundle'
import type { ShownRun } from '../outputs/runFigure'
import { DISPLAY } from '../outputs/valueBundle'
import { annotate } from '../resources/annotating'
import { evaluateModels } from '../resources/evaluation'
import { nameableModels } from '../resources/nameableModels'
import type { Resources } from '../resources/resources'
import type { GenerationOptions } from '../resources/vlmSettingsFor'
import { AnnotationSet } from './annotations'
import { Data } from './data'
import { EvaluationRun } from './evaluationRun'
import { CHANGES, type ChangesOptions, type CompareOptions } from './runOptions'
import { Figure } from './figure'
import { checkOptions } from './options'
import { Review } from './review'
import { ProgressDisplay, progressText } from './progressDisplay'

export interface EvaluateOptions extends AskingOptions, GenerationOptions {
  /** Those that the data has truth for when absent. */
  readonly tasks?: readonly Task[]
  /** Ask about the first so many samples only. */
  readonly limit?: number
  /** Path of the run log; a new file in `runs/` when absent. */
  readonly out?: string
}

export interface AnnotateOptions extends Pick<
  AskingOptions,
  'temperature' | 'maximumTokens' | 'timeout' | 'concurrency' | 'cache'
> {
  /** File of templates, YAML or JSON; our own when absent. */
  readonly templates?: string
  /** All four when absent. */
  readonly tasks?: readonly Task[]
  /** Texts of each kind of question a patch; 1 when absent. */
  readonly texts?: number
  /** The same seed writes the same texts. */
  readonly seed?: number
  /** `chat:MODEL@BASE_URL` or `lm:VENDOR/FAMILY` that words the texts anew. */
  readonly model?: string
  /** The first so many samples only. */
  readonly limit?: number
  /** Path of the annotation log; a new file in `annotations/` when absent. */
  readonly out?: string
  /** Goes on with the annotations there. */
  readonly resume?: boolean
}

export interface CompareRunsOptions extends CompareOptions {
  /** One of each run, where they are not called the same. */
  readonly models?: readonly [string, string]
}

export interface ChangesAcrossOptions extends ChangesOptions {
  /** One of each run, where they are not called the same. */
  readonly models?: readonly [string, string]
}

export interface ReviewOptions {
  /** Samples to review. */
  readonly samples?: number
  /** What they are spread over: land cover, biomass, region and human activity when absent. */
  readonly by?: readonly Stratifier[]
  /** The same seed chooses the same samples, so that several people review the same. */
  readonly seed?: number
  /** Of the texts; all when absent. */
  readonly split?: Split
  /** Path of the data set, where it is no longer where the annotations say. */
  readonly dataset?: string
  /** Who reviews; the name in the setting `reo.reviewer` when absent. */
  readonly reviewer?: string
}

/** Samples to review when nothing else is asked for. */
const REVIEWED = 100

/** Resamples of a comparison when nothing else is asked for. */
const COMPARED = 1000

/** What two runs are called beside each other. */
const BEFORE_AND_AFTER = ['before', 'after'] as const

/** What cells know as `reo`: data sets, models, evaluations and runs. */
export class Reo {
  readonly #resources: Resources

  constructor(resources: Resources) {
    this.#resources = resources
  }

  /**
   * Opens a data set.
   * @param dataset path of a folder, a description or an HDF5 file, or `demo` for generated data
   */
  async open(dataset: string): Promise<Data> {
    if (typeof dataset !== 'string') {
      throw new ReoError('reo.open takes the path of a data set', { mend: `Try reo.open('demo').` })
    }
    const progress = new ProgressDisplay()
    const opened = await this.#resources.openDataset(dataset, (text) => progress.update(text))
    return new Data({ dataset: opened, name: this.#resources.nameOf(dataset) })
  }

  /**
   * Asks models about data and keeps the answers in a run log. An interrupt keeps what is done.
   * @param data a split of a data set; of one without a choice of split, its test split
   * @param models ids such as `onnx:unet`, `baseline:mean`
   */
  async evaluate(
    data: Data,
    models: string | readonly string[],
    options: EvaluateOptions = {},
  ): Promise<EvaluationRun> {
    const { tasks, limit, out, ...asking } = checkOptions('evaluate', options)
    if (!(data instanceof Data)) {
      throw new ReoError('reo.evaluate takes data first', { mend: `Such as data.split('test').` })
    }
    const ids = modelIds(models)
    const { dataset, name, split, only } = await Data.selectionOf(data)
    const { workingDirectory } = this.#resources
    const log =
      out === undefined
        ? newLog(workingDirectory, dataset.description.name, split)
        : this.#inFolder(needRunLog(out))
    const shownLog = path.relative(workingDirectory, log)
    const signal = currentExecution()?.signal
    const progress = new ProgressDisplay()
    progress.finish(`Preparing models · ${shownLog}`)
    const result = await evaluateModels(this.#resources, {
      dataset,
      split,
      models: ids,
      tasks: tasks ?? (await this.#resources.describe(dataset)).tasks,
      out: log,
      asking,
      ...(limit !== undefined && { limit }),
      ...(only !== undefined && { only }),
      ...(signal !== undefined && { signal }),
      onProgress: (now) => progress.update(`${progressText(now)} · ${shownLog}`),
    })
    signal?.throwIfAborted()
    const skipped = result.skipped === 0 ? '' : ` · ${result.skipped} samples skipped`
    progress.finish(`${result.answers} answers${skipped} · ${shownLog}`)
    return this.#openRun(result.path, name)
  }

  /** Opens a run from its log, NAME.reo.jsonl. */
  async run(file: string): Promise<EvaluationRun> {
    return this.#openRun(this.#inFolder(needPath('reo.run', 'a run log', RUN_LOG_EXTENSION, file)))
  }

  /**
   * The same models in two runs on the same data, over the questions that both runs answered.
   * @param options.models one of each run, to compare two that are not called the same
   */
  compare(before: EvaluationRun, after: EvaluationRun, options: CompareRunsOptions = {}): Figure {
    const { models, task, cluster, bootstrap = COMPARED } = checkOptions('compareRuns', options)
    const [shown, pairs] = this.#pairs(before, after, models)
    const wanted = pairs.filter(([first]) => task === undefined || first.task === task)
    const names = models ?? BEFORE_AND_AFTER
    return new Figure(async () => ({
      kind: 'table',
      payload: await comparePairs(this.#resources, shown, { pairs: wanted, names, cluster, bootstrap }),
    }))
  }

  /** The questions of a task that a later run answers better or worse than an earlier one on the same data. */
  changes(before: EvaluationRun, after: EvaluationRun, options: ChangesAcrossOptions): Figure {
    const { models, task, limit = CHANGES } = checkOptions('changesAcross', options)
    const [shown, pairs] = this.#pairs(before, after, models)
    const wanted = pairs.filter(([first]) => first.task === task)
    const payload = listChanges(shown, wanted, models ?? BEFORE_AND_AFTER, limit)
    return new Figure(() => Promise.resolve({ kind: 'table', payload }))
  }

  #pairs(
    before: unknown,
    after: unknown,
    models: readonly [string, string] | undefined,
  ): readonly [ShownRun, readonly GroupPair[]] {
    if (!(before instanceof EvaluationRun) || !(after instanceof EvaluationRun)) {
      throw new ReoError('Two runs are compared', { mend: 'Such as reo.compare(earlier, later).' })
    }
    const [earlier, later] = [EvaluationRun.shown(before), EvaluationRun.shown(after)]
    return [later, pairsAcross(earlier.run, later.run, models)]
  }

  /**
   * Writes questions and answers about patches from templates, worded by a model where one is given, into an annotation
   * log. Each text is held to the data. An interrupt keeps what is done.
   * @param data a data set or a split of it
   */
  async annotate(data: Data, options: AnnotateOptions = {}): Promise<AnnotationSet> {
    const { templates, tasks, texts, seed, model, limit, out, resume, ...asking } = checkOptions(
      'annotate',
      options,
    )
    if (!(data instanceof Data)) {
      throw new ReoError('reo.annotate takes data first', { mend: `Such as data.split('train').` })
    }
    const { dataset, split } = await Data.wholeOf(data)
    const { workingDirectory } = this.#resources
    const log =
      out === undefined
        ? newFile(
            workingDirectory,
            'annotations',
            dataset.description.name,
            split ?? 'all',
            ANNOTATION_EXTENSION,
          )
        : this.#inFolder(out)
    const shownLog = path.relative(workingDirectory, log)
    const signal = currentExecution()?.signal
    const progress = new ProgressDisplay()
    const result = await annotate(this.#resources, {
      dataset,
      tasks: tasks ?? TASKS,
      textsPerAspect: texts ?? 1,
      seed: seed ?? 1,
      out: log,
      asking,
      ...(split !== undefined && { split }),
      ...(templates !== undefined && { templates: this.#inFolder(templates) }),
      ...(model !== undefined && { model }),
      ...(limit !== undefined && { limit }),
      ...(resume !== undefined && { resume }),
      ...(signal !== undefined && { signal }),
      onProgress: ({ done, total, texts: written }) =>
        progress.update(`${done} of ${total} patches, ${written} texts · ${shownLog}`),
    })
    signal?.throwIfAborted()
    progress.finish(`${result.texts} texts · ${shownLog}`)
    return new AnnotationSet(dataset, result, templates === undefined ? undefined : this.#inFolder(templates))
  }

  /**
   * Has people review texts about patches: samples of them, spread over land cover, biomass, regions and human activity.
   * @param file the annotations, NAME.reo-annotations.jsonl; what is decided is written beside them
   */
  review(file: string, options: ReviewOptions = {}): Review {
    const {
      samples = REVIEWED,
      by = STRATIFIERS,
      seed = 0,
      split,
      dataset,
      reviewer,
    } = checkOptions('review', options)
    return new Review(this.#resources, {
      annotations: this.#inFolder(needPath('reo.review', 'annotations', ANNOTATION_EXTENSION, file)),
      plan: { count: samples, by, seed, ...(split !== undefined && { split }) },
      ...(dataset !== undefined && { dataset }),
      ...(reviewer !== undefined && { reviewer }),
    })
  }

  /** The models that can be named: installed, baselines, those of the settings, VS Code's language models. */
  async models(): Promise<readonly ModelDescription[]> {
    const models = await nameableModels(this.#resources)
    return Object.defineProperty(models, DISPLAY, {
      value: () => richBundle({ kind: 'table', payload: modelsPayload(models) }),
    })
  }

  #inFolder(file: string): string {
    return path.resolve(this.#resources.workingDirectory, file)
  }

  async #openRun(log: string, dataset?: string): Promise<EvaluationRun> {
    const run = await this.#resources.readRun(log)
    const name = dataset ?? this.#resources.nameOf(run.header.dataset.path)
    return new EvaluationRun(this.#resources, run, { dataset: name, run: run.path })
  }
}

/** Cells are JavaScript: anything may stand where a path belongs. @throws ReoError */
function needPath(method: string, of: string, extension: string, file: unknown): string {
  if (typeof file === 'string' && file !== '') return file
  throw new ReoError(`${method} takes the path of ${of}`, {
    mend: `Such as ${method}('FOLDER/NAME${extension}').`,
  })
}

/** A log of another name could not be opened again. @throws ReoError */
function needRunLog(file: string): string {
  if (file.endsWith(RUN_LOG_EXTENSION)) return file
  throw new ReoError(`A run log is named NAME${RUN_LOG_EXTENSION}`, {
    where: file,
    mend: `Write to ${file}${RUN_LOG_EXTENSION}.`,
  })
}

function newLog(folder: string, dataset: string, split: string): string {
  return newFile(folder, 'runs', dataset, split, RUN_LOG_EXTENSION)
}

/** A file of now that is not there yet, such as `runs/2026-03-01-142501-demo-test.reo.jsonl`. */
function newFile(folder: string, kind: string, dataset: string, split: string, extension: string): string {
  const now = new Date().toISOString().slice(0, 19).replace('T', '-').replaceAll(':', '')
  const name = dataset
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
  const stem = path.join(folder, kind, `${now}-${name}-${split}`)
  for (let count = 1; ; count++) {
    const file = `${stem}${count === 1 ? '' : `-${count}`}${extension}`
    if (!existsSync(file)) return file
  }
}

/** Cells are JavaScript: anything may stand where ids of models belong. @throws ReoError */
function modelIds(models: unknown): readonly string[] {
  const ids: unknown = typeof models === 'string' ? [models] : models
  const isId = (id: unknown): id is string => typeof id === 'string'
  if (Array.isArray(ids) && ids.length > 0 && ids.every(isId)) return ids
  throw new ReoError('reo.evaluate takes ids of models second', {
    mend: `Such as 'onnx:unet' or ['onnx:unet', 'baseline:mean'].`,
  })
}
