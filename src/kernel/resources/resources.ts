import path from 'node:path'
import type { ReadingPolicies } from '../../core/answers/policies'
import type { Dataset, DatasetDescription } from '../../core/dataset/dataset'
import { RasterFile } from '../../core/dataset/geotiff/rasterFile'
import { Hdf5File } from '../../core/dataset/hdf5/hdf5File'
import { openDataset } from '../../core/dataset/openDataset'
import { ensureDemoDataset } from '../../core/demo/ensureDemoDataset'
import { ReoError } from '../../core/errors'
import type { LanguageModels } from '../../core/models/languageModel/languageModels'
import type { DeviceChoice } from '../../core/models/model'
import type { SavedModel } from '../../core/models/savedModel'
import { SampleTexts } from '../../core/review/sampleTexts'
import { GrowingRun } from '../../core/runs/growingRun'
import { holderOf } from '../../core/runs/lockFile'
import { rereadRun } from '../../core/runs/rereadRun'
import { RUN_LOG_EXTENSION, type Run } from '../../core/runs/runLog'
import { type RunSummary, summariseRun } from '../../core/runs/runSummary'
import { readSampleColumns, type SampleColumns } from '../../core/slices/sampleColumns'
import { sliceRun } from '../../core/slices/sliceOfRun'
import type { ModelAccess } from '../../protocol/host'
import type { Selection, SettledSelection } from '../../core/selection/selection'
import { selectRun } from '../../core/selection/selectSamples'
import { type SelectableData, settleSelection } from '../../core/selection/settleSelection'
import type { InitializeParams } from '../../protocol/kernel'
import type { PayloadSource } from '../../protocol/payloads'
import type { AskHost } from '../host/askHost'
import { hostLanguageModels } from '../host/hostLanguageModels'
import { derivedRun } from './derivedRun'
import { FileCache } from './fileCache'
import { RunSelections } from './runSelections'
import type { StatusReporter } from './statusReporter'

/** The name that opens the demo data set. */
const DEMO = 'demo'

/** Data sets and runs kept open: more than anyone compares at a time. */
const KEPT_DATASETS = 12
const KEPT_RUNS = 6
const KEPT_SUMMARIES = 1000
const KEPT_FILES = 16

/** What a kernel works with: where things lie, and the data sets and runs it has read. */
export class Resources {
  readonly workingDirectory: string
  /** Folders in which a model's name is looked up, first match wins. */
  readonly modelFolders: readonly string[]
  /** Folder of answers that runs need not ask for again. */
  readonly answersFolder: string
  readonly status: StatusReporter
  /** VS Code's, where it is there. */
  readonly languageModels: LanguageModels | undefined
  /** What is selected in runs' outputs. */
  readonly selections = new RunSelections((file, selection) => this.#settleInLog(file, selection))
  /** Device that models opened from now on are to run on. */
  device: DeviceChoice
  readonly #askHost: AskHost | undefined
  readonly #demoFolder: string
  readonly #datasets: FileCache<Dataset>
  readonly #growing = new Map<string, GrowingRun>()
  readonly #runs = new FileCache((file) => this.#readOn(file), KEPT_RUNS)
  readonly #rereadings = new WeakMap<Run, { readonly policies: string; readonly run: Run }>()
  readonly #columns = new WeakMap<Run, Promise<SampleColumns>>()
  readonly #selectable = new WeakMap<Run, SelectableData>()
  readonly #slices = new WeakMap<Run, { readonly slice: string; readonly run: Run }>()
  readonly #summaries = new FileCache(async (file) => summariseRun(await this.readRun(file)), KEPT_SUMMARIES)
  readonly #isRestricted: boolean
  /** Texts of annotations that are reviewed. */
  readonly annotationTexts = new FileCache((file) => Promise.resolve(new SampleTexts(file)), KEPT_FILES)
  /** Files that are looked at by themselves. */
  readonly rasters = new FileCache(
    (file) => RasterFile.open(file, file),
    KEPT_FILES,
    (raster) => raster.close(),
  )
  readonly hdf5Files = new FileCache(Hdf5File.open, KEPT_FILES, (file) => file.close())
  #demo: Promise<unknown> | undefined

  /** @param askHost absent where no editor is */
  constructor(params: InitializeParams, status: StatusReporter, askHost?: AskHost) {
    this.workingDirectory = params.workingDirectory
    this.modelFolders = [
      path.join(params.workingDirectory, 'models'),
      path.join(params.storagePath, 'models'),
      params.modelsPath,
    ]
    this.answersFolder = path.join(params.storagePath, 'cache', 'answers')
    this.status = status
    this.#isRestricted = params.restricted === true
    this.#askHost = askHost
    this.languageModels = askHost && hostLanguageModels(askHost)
    this.device = params.device
    const cacheFolder = path.join(params.storagePath, 'cache')
    this.#datasets = new FileCache((file) => openDataset(file, { cacheFolder }), KEPT_DATASETS)
    this.#demoFolder = path.join(params.storagePath, DEMO)
  }

  /** The models of the user's settings. */
  async savedModels(): Promise<readonly SavedModel[]> {
    return (await this.#askHost?.('listSavedModels', null)) ?? []
  }

  /** What the user has settled for a model. @throws ReoError when its key is not where it should be */
  async modelAccess(id: string): Promise<ModelAccess> {
    return (await this.#askHost?.('modelAccess', { id })) ?? { saved: null, apiKey: null }
  }

  /** What to write into outputs so that a data set is found again: `demo`, or its absolute path. */
  nameOf(dataset: string): string {
    if (dataset === DEMO) return DEMO
    const absolute = path.resolve(this.workingDirectory, dataset)
    return absolute === this.#demoFolder ? DEMO : absolute
  }

  /**
   * Opens a data set by path, or the demo, which is written at its first use.
   * @param onProgress told in words while the demo is written
   * @throws ReoError when it cannot be opened
   */
  async openDataset(dataset: string, onProgress: (text: string) => void = () => {}): Promise<Dataset> {
    this.needTrust()
    const name = this.nameOf(dataset)
    if (name !== DEMO) return this.#datasets.get(name)
    await this.#ensureDemo(onProgress)
    return this.#datasets.get(this.#demoFolder)
  }

  /** What a data set is once all of its samples are counted. @throws ReoError as {@link Dataset.indexed} does */
  async describe(dataset: Dataset): Promise<DatasetDescription> {
    if (dataset.description.indexing === undefined) return dataset.description
    const { name } = dataset.description
    const work = this.status.begin(`Indexing ${name}`)
    try {
      await dataset.indexed(({ share }) => work.update(`Indexing ${name}: ${Math.floor(100 * share)} %`))
      return dataset.description
    } finally {
      work.end()
    }
  }

  /**
   * Reads a run log.
   * @param reading policies by which its answers are read again
   * @throws ReoError when the path is not that of one
   */
  async readRun(file: string, reading?: Partial<ReadingPolicies>): Promise<Run> {
    if (!file.endsWith(RUN_LOG_EXTENSION)) {
      throw new ReoError(`A run log is named NAME${RUN_LOG_EXTENSION}`, {
        where: file,
        mend: 'Give the path of one.',
      })
    }
    const run = await this.#runs.get(path.resolve(this.workingDirectory, file))
    return reading === undefined ? run : this.#reread(run, reading)
  }

  /** Reads what a log has gained since it was read last, of the logs looked at lately. */
  #readOn(file: string): Promise<Run> {
    const run = this.#growing.get(file) ?? new GrowingRun(file)
    this.#growing.delete(file)
    this.#growing.set(file, run)
    for (const oldest of this.#growing.keys()) {
      if (this.#growing.size <= KEPT_RUNS) break
      this.#growing.delete(oldest)
    }
    return run.read()
  }

  /** The last reading of a run is kept: a figure of it asks again and again. */
  #reread(run: Run, reading: Partial<ReadingPolicies>): Run {
    const policies = JSON.stringify(reading)
    const known = this.#rereadings.get(run)
    if (known?.policies === policies) return known.run
    const again = rereadRun(run, reading)
    this.#rereadings.set(run, { policies, run: again })
    return again
  }

  /** What a list of runs tells of one. @throws ReoError when its log cannot be read */
  async summaryOf(file: string): Promise<RunSummary> {
    const summary = await this.#summaries.get(file)
    if (summary.state !== 'unfinished') return summary
    const runBy = await holderOf(summary.path)
    return runBy === undefined ? summary : { ...summary, state: 'running', runBy }
  }

  /** @throws ReoError in a process for workspaces that are not trusted */
  needTrust(): void {
    if (!this.#isRestricted) return
    throw new ReoError('This workspace is not trusted, so nothing but run logs is read', {
      mend: 'Trust it (command "Workspaces: Manage Workspace Trust") and try again.',
    })
  }

  /** The run that an output shows. @throws ReoError when it shows none, or its log cannot be read */
  async runOf(source: PayloadSource): Promise<Run> {
    const { run, reading, derived, slice, within = [] } = source
    if (run === undefined) {
      throw new ReoError('This figure names no run log', { mend: 'Make it anew from a run.' })
    }
    const read = await this.readRun(run, reading)
    const whole = derived === undefined ? read : derivedRun(read, derived)
    const part = slice === undefined ? whole : await this.#sliced(whole, source, slice)
    return selectRun(part, await this.settle(part, source, within))
  }

  /**
   * What stands in the columns of a run's samples, and maybe of others that its log asks about; of a data set that is
   * gone, what the log knows. They are read once for a log, whatever part of it a figure shows.
   */
  async sampleColumns(run: Run, { dataset, run: log }: PayloadSource): Promise<SampleColumns> {
    const whole = log === undefined ? run : await this.readRun(log)
    const known = this.#columns.get(whole)
    if (known !== undefined) return known
    const reading = this.openDataset(dataset)
      .catch(() => undefined)
      .then((opened) => readSampleColumns(whole, opened))
    this.#columns.set(whole, reading)
    reading.catch(() => this.#columns.delete(whole))
    return reading
  }

  /**
   * A selection of a run's samples with what the data set has for every criterion on it.
   * @throws ReoError when the data set is gone, or does not have a column
   */
  async settle(run: Run, source: PayloadSource, selection: Selection): Promise<SettledSelection> {
    const data = this.#selectable.get(run) ?? {
      split: run.header.dataset.split,
      columns: () => this.sampleColumns(run, source),
      dataset: () => this.openDataset(source.dataset),
    }
    this.#selectable.set(run, data)
    return settleSelection(selection, data)
  }

  /** As {@link settle}, where nothing but the path of the log is known. */
  async #settleInLog(file: string, selection: Selection): Promise<SettledSelection> {
    const run = await this.readRun(file)
    return this.settle(run, { dataset: run.header.dataset.path, run: file }, selection)
  }

  async #sliced(run: Run, source: PayloadSource, slice: string): Promise<Run> {
    const known = this.#slices.get(run)
    if (known?.slice === slice) return known.run
    const part = sliceRun(run, await this.sampleColumns(run, source), slice)
    this.#slices.set(run, { slice, run: part })
    return part
  }

  async #ensureDemo(onProgress: (text: string) => void): Promise<void> {
    this.#demo ??= this.#writeDemo(onProgress)
    try {
      await this.#demo
    } catch (error) {
      this.#demo = undefined
      throw error
    }
  }

  async #writeDemo(onProgress: (text: string) => void): Promise<void> {
    const work = this.status.begin('Preparing the demo data set')
    try {
      await ensureDemoDataset(this.#demoFolder, {
        onProgress: (done, total) => {
          const text = `Writing the demo data set: ${done} of ${total} samples`
          work.update(text)
          onProgress(text)
        },
      })
    } finally {
      work.end()
    }
  }
}
