import { bandsByModality, type BandNames } from '../../core/dataset/dataset'
import { TASK_DESCRIPTIONS } from '../../core/benchmark/tasks'
import { sortQuestions } from '../../core/metrics/answers/sortQuestions'
import { askedQuestions } from '../../core/runs/askedQuestions'
import type { PatchGridPayload, PayloadSource } from '../../protocol/payloads'
import type { RunFigure } from '../../protocol/runFigures'
import type { Resources } from '../resources/resources'
import { partTitle } from './partTitle'
import { patchGridPayload } from './payloads/patchGridPayload'
import type { ShownRun } from './runFigure'

/** The patches of a run with one model's answers in a task. */
export async function makePatchGrid(
  resources: Resources,
  { run, source }: ShownRun,
  { task, model, models: compared, sort, limit }: Extract<RunFigure, { kind: 'patches' }>,
): Promise<PatchGridPayload> {
  const { dataset, tasks } = run.header
  const models = run.header.models.filter(
    ({ id, tasks: able }) => compared?.includes(id) ?? able.includes(task),
  )
  const shown = models.some(({ id }) => id === model) ? model : models.at(0)?.id
  const ids = models.map(({ id }) => id)
  const questions = askedQuestions(run.answers, task, ids)
  return patchGridPayload({
    task,
    title: `${TASK_DESCRIPTIONS[task].title} · ${partTitle(run.header, source)}`,
    source,
    synthetic: dataset.synthetic || models.some(({ synthetic }) => synthetic === true),
    tasks,
    models,
    model: shown,
    sort,
    bands: await bandsOf(resources, source),
    patches: sortQuestions(questions, sort, shown),
    limit,
  })
}

/** The bands that pictures can be made of; none where the data set is gone: ids and values are still worth showing. */
async function bandsOf(resources: Resources, { dataset: name }: PayloadSource): Promise<BandNames> {
  const dataset = await resources.openDataset(name).catch(() => undefined)
  return dataset === undefined ? {} : bandsByModality(dataset.description.modalities)
}
