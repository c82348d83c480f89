import path from 'node:path'
import { inspect } from 'node:util'
import type { ReadingPolicies } from '../../core/answers/policies'
import { type Task, TASK_DESCRIPTIONS, type TaskKind, TASKS } from '../../core/benchmark/tasks'
import { ReoError } from '../../core/errors'
import { rereadRun } from '../../core/runs/rereadRun'
import type { Correction } from '../../core/runs/correction'
import { type Derivation, DERIVATIONS } from '../../core/runs/derivations'
import { deriveRun } from '../../core/runs/deriveRun'
import { overrideAnswer } from '../../core/runs/overrideAnswer'
import { sensitivityReport } from '../../core/runs/sensitivity'
import type { Run } from '../../core/runs/runLog'
import { readSlices, type SavedSlice } from '../../core/selection/savedSlices'
import { selectedSamples, selectRun } from '../../core/selection/selectSamples'
import { sliceRun } from '../../core/slices/sliceOfRun'
import type { MimeBundle } from '../../protocol/kernel'
import type { PayloadSource } from '../../protocol/payloads'
import type { RunFigure } from '../../protocol/runFigures'
import { reportPayload } from '../outputs/payloads/reportPayload'
import { makeRunFigure, runReport, type ShownRun } from '../outputs/runFigure'
import { DISPLAY, type Displayable } from '../outputs/valueBundle'
import type { Resources } from '../resources/resources'
import type { KnownSelection } from '../resources/runSelections'
import { onePatch } from '../service/onePatch'
import { Figure } from './figure'
import { checkDerivation, checkNumberTask, checkOptions, checkTask, checkTwoModels } from './options'
import {
  CHANGES,
  type AnswersOptions,
  type ChangesOptions,
  type CompareOptions,
  type CoverageOptions,
  type FlipsOptions,
  type LeaderboardOptions,
  type ModelMetrics,
  type PatchesOptions,
  type ReportOptions,
  type ResidualsOptions,
  type RunSelection,
  type WeakSlicesOptions,
} from './runOptions'

/** Bootstrap samples of a report's intervals when nothing else is asked for. */
const BOOTSTRAP = 1000

/** Rows of answers when nothing else is asked for. */
const ANSWERS = 20

/** Patches of a gallery when nothing else is asked for. */
const PATCHES = 1000

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
    return this.#figure({ kind: 'report', ...how }, bootstrap)
  }

  /** The run with its answers read again under other policies; nobody is asked. */
  reread(policies: Partial<ReadingPolicies>): EvaluationRun {
    const reading = { ...this.#source.reading, ...checkOptions('reread', policies) }
    const run = rereadRun(this.#run, reading)
    const { derived } = this.#source
    return this.#over(derived === undefined ? run : deriveRun(run, derived), { reading })
  }

  /**
   * The run with further models: the numbers that follow from what its models might have answered, or from repeats of
   * a question. Nobody is asked.
   * @param ways all that the run allows when absent
   */
  derive(...ways: readonly Derivation[]): EvaluationRun {
    const wanted = ways.length === 0 ? DERIVATIONS : ways.map((way) => checkDerivation(way))
    const derived = [...new Set([...(this.#source.derived ?? []), ...wanted])]
    return this.#over(deriveRun(this.#run, derived), { derived })
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
    return this.#over(await this.#resources.runOf(this.#source))
  }

  /** Metrics of a task as plain objects, one for every model. */
  async metrics(task: Task, options: ReportOptions = {}): Promise<readonly ModelMetrics[]> {
    const { bootstrap = 0, ...how } = checkOptions('metrics', options)
    const wanted = this.#task(task)
    const { entries } = await runReport(this.#run, how, bootstrap)
    return entries
      .filter((entry) => entry.task === wanted)
      .map(({ model, slice, metrics }) => ({
        model: model.id,
        ...(slice !== undefined && { slice }),
        ...metrics,
      }))
  }

  /** Models in order over the questions that all answered; ranks are ranges where no difference is told from chance. */
  leaderboard(options: LeaderboardOptions = {}): Figure {
    const { bootstrap, ...how } = checkOptions('leaderboard', options)
    if (how.task !== undefined) this.#task(how.task)
    return this.#figure({ kind: 'leaderboard', ...how }, bootstrap)
  }

  /** Two models over the questions that both answered: their figures and the differences, with intervals. */
  compare(first: string, second: string, options: CompareOptions = {}): Figure {
    const { bootstrap, ...how } = checkOptions('compare', options)
    if (how.task !== undefined) this.#task(how.task)
    return this.#figure(
      { kind: 'comparison', models: [this.#model(first), this.#model(second)], ...how },
      bootstrap,
    )
  }

  /** The questions of a task that the second model answers better or worse than the first. */
  changes(first: string, second: string, options: ChangesOptions): Figure {
    const { task, limit = CHANGES } = checkOptions('changes', options)
    const models = [this.#model(first), this.#model(second)] as const
    return this.#figure({ kind: 'changes', models, task: this.#task(task), limit })
  }

  /** Which answers of a task become right or wrong from models to others of their family that see more. */
  flips(options: FlipsOptions): Figure {
    const { bootstrap, ...how } = checkOptions('flips', options)
    this.#task(how.task)
    how.models?.forEach((model) => this.#model(model))
    return this.#figure({ kind: 'flips', ...how }, bootstrap)
  }

  /** Ranks of models by what an unanswered question costs; of one task, or of all. */
  penalties(task?: Task): Figure {
    return this.#figure({ kind: 'penalties', ...(task !== undefined && { task: this.#task(task) }) })
  }

  /** What is left of a task's errors where only the surest answers are kept, and what unanswered questions may cost. */
  coverage(task: Task, options: CoverageOptions = {}): Figure {
    const how = checkOptions('coverage', options)
    return this.#figure({ kind: 'coverage', task: this.#task(task), ...how })
  }

  /** The parts of the data about which models are worse than elsewhere, beyond what chance gives. */
  weakSlices(options: WeakSlicesOptions = {}): Figure {
    const how = checkOptions('weakSlices', options)
    if (how.task !== undefined) this.#task(how.task)
    if (how.model !== undefined) this.#model(how.model)
    return this.#figure({ kind: 'weakSlices', ...how })
  }

  /** The run as if only the samples that an expression holds for had been asked about. */
  async slice(expression: string): Promise<EvaluationRun> {
    if (typeof expression !== 'string') {
      throw new ReoError('run.slice takes an expression', { mend: `Such as 'class = 112 and region = 3'.` })
    }
    const { slice: earlier } = this.#source
    const slice = earlier === undefined ? expression : `(${earlier}) and (${expression})`
    const columns = await this.#resources.sampleColumns(this.#run, this.#source)
    const part = sliceRun(this.#run, columns, expression)
    return this.#over(part, { slice })
  }

  /** This run and what its outputs name it by, for comparisons with another. */
  static shown(run: EvaluationRun): ShownRun {
    return { run: run.#run, source: run.#source }
  }

  /** Predicted against true values; brush to see the patches. Two models are laid over each other. */
  scatter(task: Task, model?: string | readonly [first: string, second: string]): Figure {
    if (model === undefined || typeof model === 'string') {
      this.#check(task, 'regression', 'run.confusion', model)
      return this.#figure({ kind: 'scatter', task, ...(model !== undefined && { model }) })
    }
    const pair = checkTwoModels(model)
    for (const id of pair) this.#check(task, 'regression', 'run.confusion', id)
    return this.#figure({ kind: 'scatter', task, pair })
  }

  /** How far a task's numbers are off: errors against the truth or a column, limits of agreement, all errors in order. */
  residuals(task: Task, options: ResidualsOptions = {}): Figure {
    const how = checkOptions('residuals', options)
    this.#check(task, 'regression', 'run.confusion', how.model)
    return this.#figure({ kind: 'residuals', task: checkNumberTask(task), ...how })
  }

  /** Confusion matrices, of numbers by the bins that they are scored in; click a cell to see the patches. */
  confusion(task: Task, model?: string): Figure {
    this.#task(task)
    if (model !== undefined) this.#model(model)
    return this.#figure({ kind: 'confusion', task, ...(model !== undefined && { model }) })
  }

  /** What becomes of a task's numbers because they are written in tokens: variety, heaping, digits, calibration. */
  numbers(task: Task, model?: string): Figure {
    this.#check(task, 'regression', 'run.confusion', model)
    return this.#figure({
      kind: 'numbers',
      task: checkNumberTask(task),
      ...(model !== undefined && { model }),
    })
  }

  /** Every model's answer beside the truth, the worst first unless told otherwise. */
  answers(options: AnswersOptions): Figure {
    const { sort = 'worst', limit = ANSWERS, ...asked } = checkOptions('answers', options)
    this.#task(asked.task)
    this.#answerModels(asked)
    return this.#figure({ kind: 'answers', ...asked, sort, limit })
  }

  /** The questions of the logical chain about one sample in their order, with contradictions between a model's answers. */
  chain(sample: string, options: { readonly models?: readonly string[] } = {}): Figure {
    if (typeof sample !== 'string') {
      throw new ReoError('run.chain takes the id of a sample', {
        mend: `Such as run.chain('${this.#run.answers[0]?.sample ?? 'ID'}').`,
      })
    }
    const asked = checkOptions('chain', options)
    asked.models?.forEach((model) => this.#model(model))
    if (!this.#run.answers.some((answer) => answer.sample === sample)) {
      throw new ReoError(`This run did not ask about "${sample}"`, {
        where: this.path,
        mend: 'Give the id of a sample that it asked about.',
      })
    }
    return this.#figure({ kind: 'chain', sample, ...asked })
  }

  /** A gallery of the run's patches with a model's answers, the largest error first unless told otherwise. */
  patches(options: PatchesOptions = {}): Figure {
    const { task, sort = 'worst', limit = PATCHES, ...asked } = checkOptions('patches', options)
    if (asked.model !== undefined) this.#model(asked.model)
    asked.models?.forEach((model) => this.#model(model))
    const wanted = task === undefined ? this.#lastTask() : this.#task(task)
    return this.#figure({ kind: 'patches', task: wanted, ...asked, sort, limit })
  }

  /** What is selected in the run's outputs now, by brush or click. */
  get selection(): RunSelection {
    const { selection, settled } = this.#resources.selections.of(this.path)
    return {
      steps: selection.map(({ title }) => title),
      samples: [...selectedSamples(this.#run, settled)],
    }
  }

  /** The run over the samples that are selected in its outputs now. */
  selected(): EvaluationRun {
    return this.#within(this.#resources.selections.of(this.path))
  }

  /** The slices that were saved under a name beside the run log. */
  savedSlices(): Promise<readonly SavedSlice[]> {
    return readSlices(path.dirname(this.path))
  }

  /** The run over the samples of a slice that was saved under a name. */
  async savedSlice(name: string): Promise<EvaluationRun> {
    const slices = await this.savedSlices()
    const slice = slices.find((saved) => saved.name === name)
    if (slice === undefined) {
      const known = slices.map((saved) => `"${saved.name}"`).join(', ')
      throw new ReoError(`There is no slice "${name}" beside this run`, {
        mend: known === '' ? 'Select samples in an output and save them as a slice.' : `There is ${known}.`,
      })
    }
    const criterion = { kind: 'samples', samples: slice.samples } as const
    const selection = [{ origin: 'slice', title: name, criterion }]
    return this.#within({ selection, settled: selection })
  }

  /** One patch with every model's answers about it. @param options.composite such as `rgb`, `nir`, `sar` or a band */
  patch(id: string, options: { readonly composite?: string } = {}): Figure {
    const { composite } = checkOptions('show', options)
    return new Figure(async () => ({
      kind: 'patch',
      payload: await onePatch(this.#resources, this.#source, id, {
        ...(composite !== undefined && { composite }),
      }),
    }))
  }

  [DISPLAY](): Promise<MimeBundle> {
    return this.report({ bootstrap: 0 })[DISPLAY]()
  }

  [inspect.custom](): string {
    return `EvaluationRun(${this.models.join(', ')} on ${this.#run.header.dataset.name})`
  }

  #within({ selection, settled }: KnownSelection): EvaluationRun {
    const within = [...(this.#source.within ?? []), ...selection]
    return this.#over(selectRun(this.#run, settled), { within })
  }

  #over(run: Run, source: Partial<PayloadSource> = {}): EvaluationRun {
    return new EvaluationRun(this.#resources, run, { ...this.#source, ...source })
  }

  #figure(figure: RunFigure, bootstrap = BOOTSTRAP): Figure {
    const shown = { run: this.#run, source: this.#source }
    return new Figure(() => makeRunFigure(this.#resources, shown, figure, bootstrap))
  }

  /** @throws ReoError when a model was not asked, or two verdicts are not of two models */
  #answerModels({ models, sortModel, filter }: Omit<AnswersOptions, 'task'>): void {
    for (const id of [...(models ?? []), sortModel, filter?.model]) if (id !== undefined) this.#model(id)
    if (filter?.verdicts === undefined || (models ?? this.models).length === 2) return
    throw new ReoError("A filter's verdicts are those of two models", {
      mend: "Name them, such as models: ['baseline:mean', 'onnx:unet'].",
    })
  }

  #lastTask(): Task {
    return this.#task(TASKS.findLast((task) => this.tasks.includes(task)))
  }

  #task(name: unknown): Task {
    const task = checkTask(name)
    if (this.tasks.includes(task)) return task
    throw new ReoError(`This run did not ask for ${task}`, { mend: `It asked for ${this.tasks.join(', ')}.` })
  }

  #check(name: unknown, kind: TaskKind, other: string, model: string | undefined): void {
    const task = this.#task(name)
    const description = TASK_DESCRIPTIONS[task]
    if (description.kind !== kind) {
      throw new ReoError(`${description.title} is a ${description.kind} task`, {
        mend: `Use ${other}('${task}').`,
      })
    }
    if (model !== undefined) this.#model(model)
  }

  #model(id: unknown): string {
    if (typeof id !== 'string') {
      throw new ReoError('Ids of models are wanted', { mend: `Take them from ${this.models.join(', ')}.` })
    }
    if (this.models.includes(id)) return id
    throw new ReoError(`This run did not ask "${id}"`, { mend: `It asked ${this.models.join(', ')}.` })
  }
}
