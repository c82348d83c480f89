import { COMPOSITES } from '../../core/imagery/composites'

/** What completion and hover say of one name. */
export interface Documentation {
  /** As it is called or read. */
  readonly signature: string
  readonly text: string
  /** Class of what it returns, awaited, so that a chain of calls can be completed without running it. */
  readonly returns?: DocumentedClass
}

export type DocumentedClass =
  | 'Reo'
  | 'AnnotationSet'
  | 'Review'
  | 'Data'
  | 'SampleLookup'
  | 'PatchSample'
  | 'SampleSequence'
  | 'EvaluationRun'
  | 'Figure'

const COMPOSITE = `\`composite\` is ${COMPOSITES.map(({ id }) => `\`${id}\``).join(', ')} or a band such as \`B08\`.`

const show = (what: string): Documentation => ({
  signature: 'show({ composite }?): Promise<void>',
  text: `Shows ${what} here and now, in every modality. ${COMPOSITE}`,
})
const imagery: Documentation = {
  signature: 'imagery(): Promise<Imagery>',
  text: 'The rasters by modality as physical values: reflectance, dB, class codes; NaN where there is no data.',
}

/** The names of `reo` and of all that it returns, by class and member. A test holds it to the classes. */
export const DOCUMENTATION: Readonly<Record<DocumentedClass, Readonly<Record<string, Documentation>>>> = {
  Reo: {
    open: {
      signature: 'open(dataset: string): Promise<Data>',
      text: "Opens a data set: the path of a folder, a `dataset.json` or an HDF5 file, or `'demo'` for generated data.",
      returns: 'Data',
    },
    evaluate: {
      signature:
        'evaluate(data: Data, models: string | string[], { tasks, limit, out, prompts, answerForm, examples, chain, pictures, temperature, repeats, concurrency, cache, maximumTokens, topLogprobs, seed, stop, numberBeam }?): Promise<EvaluationRun>',
      text: 'Asks models about data, its test split unless another is chosen, and keeps the answers in a run log, by default in `runs/`. An interrupt keeps what is done. The options after `out` say how language models are asked and answer; `numberBeam: 16` has small VLMs tell what else their numbers might have been.',
      returns: 'EvaluationRun',
    },
    run: {
      signature: 'run(file: string): Promise<EvaluationRun>',
      text: 'Opens a run from its log, `NAME.reo.jsonl`.',
      returns: 'EvaluationRun',
    },
    compare: {
      signature:
        'compare(before: EvaluationRun, after: EvaluationRun, { models, task, cluster, bootstrap }?): Figure',
      text: 'The same models in two runs on the same data, over the questions that both answered: figures, paired differences with intervals, and whether they are ones. `models` names one of each run.',
      returns: 'Figure',
    },
    changes: {
      signature: 'changes(before: EvaluationRun, after: EvaluationRun, { task, limit, models }): Figure',
      text: 'The questions that a later run answers better or worse than an earlier one, the greatest change first.',
      returns: 'Figure',
    },
    annotate: {
      signature:
        'annotate(data: Data, { templates, tasks, texts, seed, model, limit, out, resume, temperature, maximumTokens, timeout, concurrency, cache }?): Promise<AnnotationSet>',
      text: 'Writes questions and answers about patches from templates, by default into `annotations/`; a `model` words them anew. Every text is read back and held to the labels and the land-cover map; what does not pass is worded again or removed, and counted.',
      returns: 'AnnotationSet',
    },
    review: {
      signature: 'review(file: string, { samples, by, seed, split, dataset, reviewer }?): Review',
      text: 'Has people review texts about patches, `NAME.reo-annotations.jsonl`: samples of them (100), spread over `landCover`, `agb`, `region` and `humanActivity` (`by`). The same `seed` chooses the same samples for every reviewer. What is decided is written beside the file, one log for each reviewer.',
      returns: 'Review',
    },
    models: {
      signature: 'models(): Promise<ModelDescription[]>',
      text: "The models that can be named: installed, baselines, those of the setting `reo.models`, VS Code's language models.",
    },
  },
  Data: {
    description: {
      signature: 'description: DatasetDescription',
      text: 'Format, bands, tasks, counts: what the data set says of itself.',
    },
    split: {
      signature: "split(name: 'train' | 'val' | 'test'): Data",
      text: 'One split of the data.',
      returns: 'Data',
    },
    where: {
      signature: 'where(conditions: Record<string, value | value[] | { min, max }>): Data',
      text: 'The samples whose columns meet all conditions: a value, one of a list, or a range with both ends included, such as `data.where({ region: 3, landCover: [112, 114], agb: { min: 200, max: 500 } })`. Nothing is read before the samples are asked for.',
      returns: 'Data',
    },
    filter: {
      signature: 'filter(condition: (sample) => boolean): Data',
      text: 'The samples that a function holds for, such as `data.filter((s) => s.truth.agb > 200)`.',
      returns: 'Data',
    },
    count: {
      signature: 'count(): Promise<number>',
      text: 'Number of samples; those of a condition are read one after the other.',
    },
    indexed: {
      signature: 'indexed(): Promise<Data>',
      text: 'Waits until all samples of a large table are counted, and shows how far it is.',
      returns: 'Data',
    },
    samples: {
      signature: 'samples({ limit }?): SampleSequence',
      text: 'The samples in stored order: loop over them with `for await`, or take them all with `toArray()`.',
      returns: 'SampleSequence',
    },
    sample: {
      signature: 'sample(id: string): SampleLookup',
      text: 'The sample of an id: await it, or `.show()` it at once.',
      returns: 'SampleLookup',
    },
    check: {
      signature: 'check({ all }?): Promise<Figure>',
      text: "Looks for what is wrong: images that cannot be read or do not lie on each other, values, bands, labels, the benchmark's chain, duplicates, leakage between splits. Reads the imagery of 1000 samples a split, of every sample with `{ all: true }`.",
      returns: 'Figure',
    },
    describe: {
      signature: 'describe({ region, date }?): Figure',
      text: 'The data card: classes, biomass, counts, places, balance, and the splits compared. `region` and `date` name metadata columns, which are found by their names otherwise.',
      returns: 'Figure',
    },
  },
  SampleLookup: { show: show('the patch'), imagery },
  PatchSample: {
    id: { signature: 'id: string', text: 'Unique in the data set.' },
    split: { signature: "split: 'train' | 'val' | 'test'", text: 'The split it belongs to.' },
    location: { signature: 'location?: { latitude, longitude }', text: 'Degrees, WGS 84.' },
    metadata: { signature: 'metadata: Record<string, value>', text: 'Columns to slice by.' },
    truth: {
      signature: 'truth: { humanActivity?, landCover?, patchCount?, agb? }',
      text: 'What is true by task: question/answer pairs, CGLS code, count, Mg/ha.',
    },
    show: show('the patch'),
    imagery,
  },
  SampleSequence: {
    toArray: { signature: 'toArray(): Promise<PatchSample[]>', text: 'All samples as an array.' },
  },
  EvaluationRun: {
    path: { signature: 'path: string', text: 'Absolute path of the run log.' },
    models: { signature: 'models: string[]', text: 'Ids of the models that were asked.' },
    tasks: { signature: 'tasks: Task[]', text: 'The tasks that were asked.' },
    report: {
      signature: 'report({ by, bootstrap }?): Figure',
      text: 'Metrics of every model and task with intervals and coverage; `by` slices them by a metadata column.',
      returns: 'Figure',
    },
    reread: {
      signature: 'reread({ range, carbonAlone, number, agbRange }): EvaluationRun',
      text: "The run with its answers read again under other policies, such as `run.reread({ number: 'first' })`; nobody is asked.",
      returns: 'EvaluationRun',
    },
    derive: {
      signature:
        "derive(...ways: ('expected value' | 'distribution median' | 'median of samples')[]): EvaluationRun",
      text: 'The run with further models, whose numbers follow from the probabilities of tokens or from repeats; all that the run allows when none is named. Nobody is asked.',
      returns: 'EvaluationRun',
    },
    sensitivity: {
      signature: 'sensitivity(task?: Task, { bootstrap }?): Figure',
      text: 'Figures under each way to choose among several values of an answer: committed, first, last, strict.',
      returns: 'Figure',
    },
    override: {
      signature: 'override({ sample, model, task, status, value, why }): Promise<EvaluationRun>',
      text: 'Corrects by hand how an answer is read, in the run log too; gives the run as its log then is.',
      returns: 'EvaluationRun',
    },
    leaderboard: {
      signature: 'leaderboard({ task, figure, cluster, bootstrap }?): Figure',
      text: 'Models in order over the questions that all of them answered, with intervals drawn on one scale; mark two to compare them. Ranks are ranges where no difference is told from chance; samples of one tile are drawn together, or of the column `cluster` (`none` for each by itself).',
      returns: 'Figure',
    },
    compare: {
      signature: 'compare(first: string, second: string, { task, cluster, bootstrap }?): Figure',
      text: 'Two models over the questions that both answered: figures, paired differences with intervals, and whether they are ones.',
      returns: 'Figure',
    },
    changes: {
      signature: 'changes(first: string, second: string, { task, limit }): Figure',
      text: 'The questions that the second model answers better or worse than the first, the greatest change first.',
      returns: 'Figure',
    },
    flips: {
      signature: 'flips({ task, models, by, cluster, bootstrap }): Figure',
      text: 'Which answers become right or wrong from models to others of their family that see more, such as RGB, S2 and S2 + SAR, by land cover or the column `by`, with a paired test. `models` names them in order, whatever they see.',
      returns: 'Figure',
    },
    penalties: {
      signature: 'penalties(task?: Task): Figure',
      text: 'Ranks of models by what an unanswered question costs: in which ranges of the penalty their order stays, and where it turns.',
      returns: 'Figure',
    },
    coverage: {
      signature: 'coverage(task: Task, { cluster }?): Figure',
      text: "Risk and coverage of every model: what is left of the error where only the surest answers are kept; and the models' order under a penalty of unanswered questions that a slider moves.",
      returns: 'Figure',
    },
    weakSlices: {
      signature: 'weakSlices({ task, model, depth, minimum, limit, cluster }?): Figure',
      text: 'The parts of the data about which models are worse than elsewhere beyond what chance gives, as expressions that `run.slice` takes.',
      returns: 'Figure',
    },
    slice: {
      signature: 'slice(expression: string): Promise<EvaluationRun>',
      text: "The run as if only some samples had been asked about, such as `run.slice('class = 112 and region in (3, 4) and cloud_share < 0.2')`.",
      returns: 'EvaluationRun',
    },
    metrics: {
      signature: 'metrics(task: Task, { by, bootstrap }?): Promise<ModelMetrics[]>',
      text: 'Metrics of a task as plain objects, one for every model.',
    },
    scatter: {
      signature: "scatter(task: 'agb' | 'patchCount', model?: string | [string, string]): Figure",
      text: 'Predicted against true values, with the fitted line, bins of the true value and where predictions saturate; brush to see the patches. Two models are laid over each other.',
      returns: 'Figure',
    },
    residuals: {
      signature: "residuals(task: 'agb' | 'patchCount', { against?, model? }?): Figure",
      text: 'How far numbers are off: errors against the truth or a column such as `cloud_share`, limits of agreement (Bland–Altman), and all errors in order.',
      returns: 'Figure',
    },
    confusion: {
      signature: 'confusion(task: Task, model?: string): Figure',
      text: 'Confusion matrices: land cover by its classes or its upper level, human activity by question, numbers by the bins that they are scored in. Two models side by side as their difference; click a cell or a confused pair to see the patches.',
      returns: 'Figure',
    },
    numbers: {
      signature: "numbers(task: 'agb' | 'patchCount', model?: string): Figure",
      text: "What becomes of a task's numbers because they are written in tokens: variety, heaping, first digits, error by digit, saturation, calibration, risk and coverage.",
      returns: 'Figure',
    },
    answers: {
      signature:
        "answers({ task, sort?: 'worst' | 'best' | 'disagreement' | 'truth' | 'id', sortModel?, limit?, models?, filter? }): Figure",
      text: "Every model's answer beside the truth, the worst first unless told otherwise. A filter says which questions: `{ statuses: ['refused'], model }`, `{ error: { low: 100, high: 500 } }`, `{ agreement: 'differ' }`, and of two models `{ verdicts: ['right', 'wrong'] }`, whose `tolerance` says how near a number has to be.",
      returns: 'Figure',
    },
    chain: {
      signature: 'chain(sample: string, { models }?): Figure',
      text: "The questions of the logical chain about one sample in their order, with every model's answers and what contradicts what.",
      returns: 'Figure',
    },
    patches: {
      signature:
        "patches({ task?, sort?: 'worst' | 'best' | 'disagreement' | 'unanswered' | 'truth' | 'id', model?, models?, limit? }?): Figure",
      text: 'A gallery of patches with truth, prediction, error and answer under each; select in it, or open a patch with the answers of all models.',
      returns: 'Figure',
    },
    selection: {
      signature: 'selection: { samples: string[], steps: string[] }',
      text: "What is selected in the run's outputs now, by brush or click: sample ids, and what was pointed at in words.",
    },
    selected: {
      signature: 'selected(): EvaluationRun',
      text: 'The run over the samples that are selected in its outputs now, such as `run.selected().report()`.',
      returns: 'EvaluationRun',
    },
    savedSlices: {
      signature: 'savedSlices(): Promise<SavedSlice[]>',
      text: 'The slices that were saved under a name beside the run log.',
    },
    savedSlice: {
      signature: 'savedSlice(name: string): Promise<EvaluationRun>',
      text: 'The run over the samples of a slice that was saved under a name, here or in another run of the same folder.',
      returns: 'EvaluationRun',
    },
    patch: {
      signature: 'patch(id: string, { composite }?): Figure',
      text: `One patch with every model's answers about it. ${COMPOSITE}`,
      returns: 'Figure',
    },
  },
  AnnotationSet: {
    path: { signature: 'path: string', text: 'Path of the annotation log, for `reo.review(path)`.' },
    check: {
      signature: 'check(): Figure',
      text: 'Holds every text to the data anew, such as after it was changed by hand: those that break a rule, by their line.',
      returns: 'Figure',
    },
  },
  Review: {
    disagreements: {
      signature: 'disagreements(): Figure',
      text: 'The texts about which reviewers differ, to be settled.',
      returns: 'Figure',
    },
    agreement: {
      signature: 'agreement({ bootstrap }?): Figure',
      text: "How well reviewers agree: Cohen's κ of every two and Krippendorff's α of all, of verdicts and of the numbers that they hold right.",
      returns: 'Figure',
    },
    export: {
      signature: 'export(out: string, { reviewers, split }?): Promise<ReviewExported>',
      text: 'Writes the texts that were found right, corrected where they were, as annotations of their own. `reviewers` have to have decided about a text, or somebody to have settled it.',
    },
  },
  Figure: {
    show: { signature: 'show(): Promise<void>', text: 'Shows the figure here and now.' },
    payload: { signature: 'payload(): Promise<object>', text: 'What the figure shows, as data.' },
  },
}

/** Globals of cells beside JavaScript's own. */
export const GLOBAL_DOCUMENTATION: Readonly<Record<string, Documentation>> = {
  reo: { signature: 'reo: Reo', text: 'Data sets, models, evaluations and runs.', returns: 'Reo' },
  display: {
    signature: 'display(value, { id }?): Promise<void>',
    text: "Shows a value as a cell's last value is shown; a later display of the same `id` in the cell takes its place.",
  },
  require: {
    signature: 'require(module: string)',
    text: 'Loads a CommonJS module as seen from the folder of the notebook; `import` works too.',
  },
}

/** Whether a class is one of those that `reo` returns. */
function isDocumentedClass(name: string): name is DocumentedClass {
  return Object.hasOwn(DOCUMENTATION, name)
}

/** Documentation of a class's member. */
export function documentationOf(className: string, member: string): Documentation | undefined {
  if (!isDocumentedClass(className)) return undefined
  const members = DOCUMENTATION[className]
  return Object.hasOwn(members, member) ? members[member] : undefined
}
