import { TASK_DESCRIPTIONS } from '../../core/benchmark/tasks'
import type { DatasetDescription } from '../../core/dataset/dataset'
import { ReoError } from '../../core/errors'
import type { ModelDescription } from '../../core/models/model'
import type { Kernel } from '../kernels/kernel'
import { pickDataset } from '../pickers/pickDataset'
import { askText, pickOne, pickSeveral, type Question } from '../pickers/questions'
import type { RecentDatasets } from '../pickers/recentDatasets'
import { runSteps, type Step, withAnswer } from '../pickers/steps'
import { type EvaluationPlan, filledSplits, limitOf, limitProblem, sharedTasks } from './evaluationPlan'
import { pickModels } from './pickModels'
import { isAskedInWords, pickAsking } from './promptSteps'

type Draft = Partial<EvaluationPlan>
type PlanStep = Step<Draft>

const TITLE = 'Run Evaluation'
const TOTAL_STEPS = 6

/** Asks for whatever a plan lacks; undefined when the user gives up. */
export async function completePlan(
  given: Draft,
  service: Kernel,
  recent: RecentDatasets,
): Promise<EvaluationPlan | undefined> {
  const facts = new Facts(service)
  const isComplete = given.dataset && given.split && given.models && given.tasks
  const plan = await runSteps(
    isComplete
      ? []
      : [
          datasetStep(recent),
          splitStep(facts),
          modelsStep(facts),
          tasksStep(facts),
          askingStep,
          limitStep(facts),
        ],
    given,
  )
  if (plan === undefined) return undefined
  const { dataset, split, models, tasks, limit, asking } = plan
  if (!dataset || !split || !models || !tasks) return undefined
  return { dataset, split, models, tasks, ...(limit !== undefined && { limit }), ...(asking && { asking }) }
}

/** What the service says of data sets and models, asked once. */
class Facts {
  readonly #service: Kernel
  readonly #datasets = new Map<string, Promise<DatasetDescription>>()
  #models: Promise<readonly ModelDescription[]> | undefined

  constructor(service: Kernel) {
    this.#service = service
  }

  dataset({ dataset = '' }: Draft): Promise<DatasetDescription> {
    const known = this.#datasets.get(dataset) ?? this.#service.request('describeDataset', { dataset })
    this.#datasets.set(dataset, known)
    return known
  }

  /** Those that can be named. */
  models(): Promise<readonly ModelDescription[]> {
    this.#models ??= this.#service.request('listModels', null)
    return this.#models
  }

  /** The models of a draft; one that is not listed may answer anything. */
  async chosenModels(draft: Draft): Promise<readonly Pick<ModelDescription, 'tasks'>[]> {
    const [listed, { tasks }] = await Promise.all([this.models(), this.dataset(draft)])
    return (draft.models ?? []).map((id) => listed.find((model) => model.id === id) ?? { tasks })
  }
}

function datasetStep(recent: RecentDatasets): PlanStep {
  return async (draft, canGoBack) => {
    if (draft.dataset !== undefined) return { kind: 'known' }
    const answer = await pickDataset(place(1, canGoBack), recent)
    return withAnswer(answer, (dataset) => ({ ...draft, dataset }))
  }
}

function splitStep(facts: Facts): PlanStep {
  return async (draft, canGoBack) => {
    if (draft.split !== undefined) return { kind: 'known' }
    const question = { ...place(2, canGoBack), placeholder: 'Split to evaluate on' }
    const choices = facts.dataset(draft).then((dataset) =>
      filledSplits(dataset).map((split) => ({
        label: split,
        description: `${dataset.sampleCounts[split].toLocaleString('en')} patches`,
        value: split,
      })),
    )
    return withAnswer(await pickOne(question, choices), (split) => ({ ...draft, split }))
  }
}

function modelsStep(facts: Facts): PlanStep {
  return async (draft, canGoBack) => {
    if (draft.models !== undefined) return { kind: 'known' }
    const question = { ...place(3, canGoBack), placeholder: 'Models to evaluate' }
    const choices = () => Promise.all([facts.models(), facts.dataset(draft)])
    return withAnswer(await pickModels(question, choices), (models) => ({ ...draft, models }))
  }
}

function tasksStep(facts: Facts): PlanStep {
  return async (draft, canGoBack) => {
    if (draft.tasks !== undefined) return { kind: 'known' }
    const question = { ...place(4, canGoBack), placeholder: 'Tasks to ask' }
    const answer = await pickSeveral(question, taskChoices(facts, draft))
    return withAnswer(answer, (tasks) => ({ ...draft, tasks }))
  }
}

/** Only models behind an endpoint can be asked in one way or another. */
const askingStep: PlanStep = async (draft, canGoBack) => {
  if (draft.asking !== undefined || draft.models?.some(isAskedInWords) !== true) return { kind: 'known' }
  return withAnswer(await pickAsking(place(5, canGoBack)), (asking) => ({ ...draft, asking }))
}

function limitStep(facts: Facts): PlanStep {
  return async (draft, canGoBack) => {
    if (draft.limit !== undefined) return { kind: 'known' }
    const { sampleCounts } = await facts.dataset(draft)
    const count = draft.split === undefined ? 0 : sampleCounts[draft.split]
    const placeholder = `Number of patches; empty for all ${count.toLocaleString('en')}`
    const answer = await askText({ ...place(6, canGoBack), placeholder }, limitProblem)
    return withAnswer(answer, (text) => withLimit(draft, limitOf(text)))
  }
}

function withLimit(draft: Draft, limit: number | undefined): Draft {
  return limit === undefined ? draft : { ...draft, limit }
}

async function taskChoices(facts: Facts, draft: Draft) {
  const [models, dataset] = await Promise.all([facts.chosenModels(draft), facts.dataset(draft)])
  const tasks = sharedTasks(models, dataset)
  if (tasks.length === 0) {
    throw new ReoError('These models answer no task that the data set has truth for', {
      where: dataset.name,
      mend: 'Choose other models.',
    })
  }
  return tasks.map((task) => ({
    label: TASK_DESCRIPTIONS[task].title,
    description: task,
    picked: true,
    value: task,
  }))
}

function place(step: number, canGoBack: boolean): Omit<Question, 'placeholder'> {
  return { title: TITLE, step, totalSteps: TOTAL_STEPS, canGoBack }
}
