import { inspect } from 'node:util'
import type { ReadingPolicies } from '../../core/answers/policies'
import { type Task, TASK_DESCRIPTIONS, type TaskKind } from '../../core/benchmark/tasks'
import { ReoError } from '../../core/errors'
import type { TaskMetrics } from '../../core/metrics/results'
import { rereadRun } from '../../core/runs/rereadRun'
import { buildReport } from '../../core/runs/buildReport'
import type { Correction } from '../../core/runs/correction'
import { overrideAnswer } from '../../core/runs/overrideAnswer'
import { sensitivityReport } from '../../core/runs/sensitivity'
import { sliceColumn } from '../../core/runs/reportSlices'
import type { ReportEntry, RunReport } from '../../core/runs/report'
import type { TrainingMeans } from '../../core/runs/scoreViews'
import type { Run } from '../../core/runs/runLog'
import type { MimeBundle } from '../../protocol/kernel'
import type { PayloadSource } from '../../protocol/payloads'
import {
  type AnswerOrder,
  answersPayload,
  groupAnswers,
  sortAnswers,
} from '../outputs/payloads/answersPayload'
import { confusionPayload } from '../outputs/payloads/confusionPayload'
import { reportPayload } from '../outputs/payloads/reportPayload'
import { scatterPayload } from '../outputs/payloads/scatterPayload'
import { DISPLAY, type Displayable } from '../outputs/valueBundle'
import type { Resources } from '../resources/resources'
import { onePatch } from '../service/queries'
import { findSamples, thumbnailsOf } from '../service/thumbnails'
import { Figure } from './figure'
import { checkOptions, checkTask } from './options'

/** Bootstrap samples of a report's intervals when nothing else is asked for. */
const BOOTSTRAP = 1000

/** Rows of answers when nothing else is asked for. */
const ANSWERS = 20

export interface ReportOptions {
  /** Metadata column to report by. */
  readonly by?: string
  /** Bootstrap samples of the intervals; 0 for none. */
  readonly bootstrap?: number
  /** Where the classes of patch counts begin, such as `[1, 2, 3, 5, 10]`. */
  readonly countBins?: readonly number[]
  /** Means that stand in for unanswered numbers in penalised scores; those that the run knows when absent. */
  readonly trainingMeans?: TrainingMeans
}

export interface AnswersOptions {
  readonly task: Task
  /** `worst` when absent. */
  readonly sort?: AnswerOrder
  readonly limit?: number
  /** Ids; all models that can do the task when absent. */
  readonly models?: readonly string[]
}

/** One model's metrics in a task. */
export type ModelMetrics = { readonly model: string; readonly slice?: string } & TaskMetrics

/** A finished or unfinished evaluation: its metrics, figures and answers. */
export class EvaluationRun implements Displayable {
  /** Absolute path of the run log. */
  readonly path: string
  /** Ids of the models that were asked. */
  readonly models: readonly string[]
  readonly tasks: readonly Task[]
  readonly #resources: Resources
  readonly #run: Run
  readonly #source: PayloadSource

  constructor(resources: Resources, run: Run, source: PayloadSource) {
    this.path = run.path
    this.models = run.header.models.map(({ id }) => id)
    this.tasks = run.header.tasks
    this.#resources = resources
    this.#run = run
    this.#source = source
  }

  /** Metrics of every model and task with intervals and coverage, as a table. */
  report(options: ReportOptions = {}): Figure {
    const { bootstrap = BOOTSTRAP, ...how } = checkOptions('report', options)
    return new Figure(async () => ({
      kind: 'table',
      payload: reportPayload(await this.#report({ ...how, bootstrap }), this.#source),
    }))
  }

  /** The run with its answers read again under other policies; nobody is asked. */
  reread(policies: Partial<ReadingPolicies>): EvaluationRun {
    return new EvaluationRun(
      this.#resources,
      rereadRun(this.#run, checkOptions('reread', policies)),
      this.#source,
    )
  }

  /** Figures of a task, or of all, under each way to choose among several values of an answer, as a table. */
  sensitivity(task?: Task, options: { readonly bootstrap?: number } = {}): Figure {
    const { bootstrap = BOOTSTRAP } = checkOptions('sensitivity', options)
    const wanted = task === undefined ? {} : { task: this.#task(task) }
    return new Figure(async () => ({
      kind: 'table',
      payload: reportPayload(sensitivityReport(this.#run, { bootstrap, ...wanted }), this.#source),
    }))
  }

  /** Corrects by hand how an answer is read, in the run log too; gives the run as its log then is. */
  async override(correction: Correction): Promise<EvaluationRun> {
    await overrideAnswer(this.path, checkOptions('override', correction))
    return new EvaluationRun(this.#resources, await this.#resources.readRun(this.path), this.#source)
  }

  /** Metrics of a task as plain objects, one for every model. */
  async metrics(task: Task, options: ReportOptions = {}): Promise<readonly ModelMetrics[]> {
    const { bootstrap = 0, ...how } = checkOptions('metrics', options)
    const wanted = this.#task(task)
    const { entries } = await this.#report({ ...how, bootstrap })
    return entries
      .filter((entry) => entry.task === wanted)
      .map(({ model, slice, metrics }) => ({
        model: model.id,
        ...(slice !== undefined && { slice }),
        ...metrics,
      }))
  }

  /** Predicted against true values; brush to see the patches. */
  scatter(task: Task, model?: string): Figure {
    const { title } = this.#quantity(task, 'regression', 'run.confusion')
    return new Figure(async () => ({
      kind: 'scatter',
      payload: scatterPayload({
        ...this.#parts(task, title),
        entries: await this.#entries(task, model),
        answers: this.#run.answers,
      }),
    }))
  }

  /** Confusion matrices; click a cell to see the patches. */
  confusion(task: Task, model?: string): Figure {
    const { title } = this.#quantity(task, 'classification', 'run.scatter')
    return new Figure(async () => ({
      kind: 'confusion',
      payload: confusionPayload({
        ...this.#parts(task, title),
        entries: await this.#entries(task, model),
      }),
    }))
  }

  /** Every model's answer beside the truth, the worst first unless told otherwise. */
  answers(options: AnswersOptions): Figure {
    const { task, sort = 'worst', limit = ANSWERS, models } = checkOptions('answers', options)
    const { title } = TASK_DESCRIPTIONS[this.#task(task)]
    const asked = models?.map((model) => this.#model(model)) ?? this.#modelsAbleTo(task)
    return new Figure(async () => {
      const groups = sortAnswers(groupAnswers(this.#run.answers, task, asked), sort)
      const shown = groups.slice(0, limit)
      return {
        kind: 'answers',
        payload: answersPayload({
          ...this.#parts(task, title),
          models: this.#run.header.models.filter(({ id }) => asked.includes(id)),
          groups: shown,
          thumbnails: await this.#thumbnails(shown.map(({ sample }) => sample)),
          total: groups.length,
        }),
      }
    })
  }

  /** One patch with every model's answers about it. @param options.composite such as `rgb`, `nir`, `sar` or a band */
  patch(id: string, options: { readonly composite?: string } = {}): Figure {
    const { composite } = checkOptions('show', options)
    return new Figure(async () => ({
      kind: 'patch',
      payload: await onePatch(this.#resources, this.#source, id, composite),
    }))
  }

  [DISPLAY](): Promise<MimeBundle> {
    return this.report({ bootstrap: 0 })[DISPLAY]()
  }

  [inspect.custom](): string {
    return `EvaluationRun(${this.models.join(', ')} on ${this.#run.header.dataset.name})`
  }

  async #report({ by, ...scoring }: ReportOptions): Promise<RunReport> {
    if (by === undefined) return buildReport(this.#run, scoring)
    const valueOf = await sliceColumn(this.#run, by)
    return buildReport(this.#run, { ...scoring, slices: { by, valueOf } })
  }

  async #entries(task: Task, model?: string): Promise<readonly ReportEntry[]> {
    const wanted = model === undefined ? undefined : this.#model(model)
    const { entries } = await this.#report({ bootstrap: BOOTSTRAP })
    return entries.filter(
      (entry) => entry.task === task && (wanted === undefined || entry.model.id === wanted),
    )
  }

  #parts(task: Task, title: string) {
    const { dataset, models } = this.#run.header
    return {
      task,
      title: `${title} · ${dataset.name}, ${dataset.split}`,
      source: this.#source,
      synthetic: dataset.synthetic || models.some(({ synthetic }) => synthetic === true),
    }
  }

  async #thumbnails(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const dataset = await this.#resources.openDataset(this.#source.dataset).catch(() => undefined)
    return dataset === undefined ? new Map() : thumbnailsOf(dataset, await findSamples(dataset, ids))
  }

  #task(name: unknown): Task {
    const task = checkTask(name)
    if (this.tasks.includes(task)) return task
    throw new ReoError(`This run did not ask for ${task}`, { mend: `It asked for ${this.tasks.join(', ')}.` })
  }

  #quantity(name: unknown, kind: TaskKind, other: string): (typeof TASK_DESCRIPTIONS)[Task] {
    const task = this.#task(name)
    const description = TASK_DESCRIPTIONS[task]
    if (description.kind === kind) return description
    throw new ReoError(`${description.title} is a ${description.kind} task`, {
      mend: `Use ${other}('${task}').`,
    })
  }

  #modelsAbleTo(task: Task): readonly string[] {
    return this.#run.header.models.filter(({ tasks }) => tasks.includes(task)).map(({ id }) => id)
  }

  #model(id: string): string {
    if (this.models.includes(id)) return id
    throw new ReoError(`This run did not ask "${id}"`, { mend: `It asked ${this.models.join(', ')}.` })
  }
}
