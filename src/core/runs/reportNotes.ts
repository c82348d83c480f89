import { DEFAULT_POLICIES, type ReadingPolicies } from '../answers/policies'
import { TASK_DESCRIPTIONS } from '../benchmark/tasks'
import type { ModelDescription } from '../models/model'
import type { RunReport } from './report'
import { countText } from './reportFigures'
import { numberNotes } from './reportNumbers'

/** A report's heading, which says where generated data stands behind it. */
export function reportTitle({ run: { dataset } }: RunReport): string {
  return `${dataset.name}, ${dataset.split} split${dataset.synthetic ? ' (synthetic)' : ''}`
}

/** What must be known to read a report's figures, sentence by sentence. */
export function reportNotes(report: RunReport): readonly string[] {
  const { run, where, outcome, skipped, intervals } = report
  const trainedOnSynthetic = run.models.filter(({ synthetic }) => synthetic === true)
  return [
    `Run ${run.id} of ${run.created}, with reo ${run.software['reo'] ?? 'of unknown version'}.`,
    ...(where === undefined ? [] : [`Of the samples for which "${where}" holds.`]),
    ...(run.dataset.synthetic ? ['Synthetic: this data set is generated, not observed.'] : []),
    ...trainedOnSynthetic.map(({ id }) => `Synthetic: ${id} was trained on generated data.`),
    ...(outcome === 'complete'
      ? []
      : [`The run is ${outcome}: the figures are of the answers that there are.`]),
    ...(skipped === 0
      ? []
      : [`${countText(skipped)} ${skipped === 1 ? 'sample was' : 'samples were'} skipped.`]),
    'Errors of numbers are over answered items: read them with their coverage, answered / n. In accuracies, recall and F1 an unanswered item is wrong.',
    ...viewNotes(report),
    ...countBinsNotes(report),
    ...readingNotes(run.models),
    ...numberNotes(report.numbers),
    ...(intervals === undefined
      ? []
      : [
          `Brackets hold 95 % bootstrap intervals: ${countText(intervals.resamples)} resamples of samples, seed ${intervals.seed}.`,
        ]),
  ]
}

/** What the views are, and what stands in for unanswered numbers. */
export function viewNotes({ views, trainingMeans }: RunReport): readonly string[] {
  if (views.length === 0) return []
  const quantities = [...new Set(views.map(({ task }) => task))].filter(
    (task) => TASK_DESCRIPTIONS[task].kind === 'regression',
  )
  const means = quantities.flatMap((task) => {
    const mean = trainingMeans[task]
    return mean === undefined ? [] : [`${mean.toFixed(2)} ${TASK_DESCRIPTIONS[task].unit}`]
  })
  const missing = quantities.filter((task) => trainingMeans[task] === undefined)
  const penalty =
    means.length === 0
      ? 'unanswered is wrong'
      : `the training mean, ${means.join(' and ')}, for what is unanswered`
  return [
    `Views: what each model answered; penalised, ${penalty}; the intersection, what all models answered.`,
    ...missing.map(
      (task) =>
        `${TASK_DESCRIPTIONS[task].title} has no penalised view: give its training mean (--training-mean, trainingMeans).`,
    ),
  ]
}

/** How counts are discretised where it is not as usual. */
export function countBinsNotes({ countBins, entries }: RunReport): readonly string[] {
  if (countBins === undefined || !entries.some(({ task }) => task === 'patchCount')) return []
  return [`Classes of patch counts begin at ${countBins.join(', ')}.`]
}

/** Names of the policies of reading, for people. */
const POLICY_NAMES: Readonly<Record<keyof ReadingPolicies, string>> = {
  carbonAlone: 'carbon alone',
  range: 'ranges',
  number: 'number',
  agbRange: 'range of biomass',
  patchCountRange: 'range of counts',
}

const POLICIES = ['carbonAlone', 'range', 'number', 'agbRange', 'patchCountRange'] as const

/** How answers were read where it is not as usual. */
export function readingNotes(models: readonly ModelDescription[]): readonly string[] {
  return models.flatMap(({ id, reading }) => {
    if (reading === undefined) return []
    const { policies } = reading
    const changed = POLICIES.filter((policy) => String(policies[policy]) !== String(DEFAULT_POLICIES[policy]))
    if (changed.length === 0) return []
    const told = changed.map(
      (policy) => `${POLICY_NAMES[policy]} ${String(policies[policy]).replace(',', '–')}`,
    )
    return [`The answers of ${id} are read with ${told.join(', ')}.`]
  })
}
