import { TASK_DESCRIPTIONS } from '../../core/benchmark/tasks'
import { describeFilter } from '../../core/metrics/answers/describeFilter'
import { filterQuestions } from '../../core/metrics/answers/filterQuestions'
import { sortQuestions } from '../../core/metrics/answers/sortQuestions'
import type { ModelDescription } from '../../core/models/model'
import { askedQuestions } from '../../core/runs/askedQuestions'
import { chainOfSample } from '../../core/runs/chainOfSample'
import type { RunHeader } from '../../core/runs/runLog'
import type { AnswersPayload, ChainPayload } from '../../protocol/payloads'
import type { RunFigure } from '../../protocol/runFigures'
import type { Resources } from '../resources/resources'
import { picturesOf } from '../service/thumbnails'
import { partTitle } from './partTitle'
import { answersPayload } from './payloads/answersPayload'
import { chainPayload } from './payloads/chainPayload'
import type { ShownRun } from './runFigure'

type FigureOf<Kind extends RunFigure['kind']> = Extract<RunFigure, { kind: Kind }>

/** Every model's answer beside the truth: the questions that a filter wants, in order, as many as are asked for. */
export async function makeAnswers(
  resources: Resources,
  { run, source }: ShownRun,
  { task, models: named, sort, sortModel, filter = {}, offset = 0, limit }: FigureOf<'answers'>,
): Promise<AnswersPayload> {
  const { header, answers } = run
  const models =
    named === undefined
      ? header.models.filter(({ tasks }) => tasks.includes(task))
      : namedModels(header, named)
  const ids = models.map(({ id }) => id)
  const { wanted, counts } = filterQuestions(askedQuestions(answers, task, ids), ids, filter)
  const questions = sortQuestions(wanted, sort, sortModel).slice(offset, offset + limit)
  const samples = questions.map(({ sample }) => sample)
  const words = describeFilter(filter, task, models)
  return answersPayload({
    task,
    title: [TASK_DESCRIPTIONS[task].title, partTitle(header, source), ...(words === '' ? [] : [words])].join(
      ' · ',
    ),
    source,
    synthetic: isSynthetic(header),
    models,
    questions,
    thumbnails: await picturesOf(resources, source, samples),
    total: wanted.length,
    counts,
  })
}

/** The questions of the logical chain about one sample, with contradictions between a model's answers. */
export async function makeChain(
  resources: Resources,
  { run, source }: ShownRun,
  { sample, models: named }: FigureOf<'chain'>,
): Promise<ChainPayload> {
  const { header } = run
  const models = named === undefined ? header.models : namedModels(header, named)
  const chain = chainOfSample(
    run,
    sample,
    models.map(({ id }) => id),
  )
  const pictures = await picturesOf(resources, source, [sample])
  return chainPayload({
    sample,
    title: `Chain of ${sample} · ${partTitle(header, source)}`,
    source,
    synthetic: isSynthetic(header),
    models,
    chain,
    thumbnail: pictures.get(sample),
  })
}

/** Models in the order in which they are named. */
function namedModels({ models }: RunHeader, named: readonly string[]): readonly ModelDescription[] {
  return named.flatMap((id) => models.find((model) => model.id === id) ?? [])
}

function isSynthetic({ dataset, models }: RunHeader): boolean {
  return dataset.synthetic || models.some(({ synthetic }) => synthetic === true)
}
