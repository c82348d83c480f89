import type { ClassificationMetrics } from '../../metrics/results'

/** Classes of a matrix by themselves at most: more can be neither read nor sent. */
const MOST_CLASSES = 40

/** Key of the class that all rarer ones make up in a matrix. */
export const RARER_CLASSES = 'rarer classes'

/** The classes that occur most often in the answers of several models, in truth or prediction. */
export function frequentClasses(metrics: readonly ClassificationMetrics[]): ReadonlySet<string> {
  const frequency = new Map<string, number>()
  for (const { label, support, predicted } of metrics.flatMap(({ perClass }) => perClass))
    frequency.set(label, (frequency.get(label) ?? 0) + support + predicted)
  const byFrequency = [...frequency].sort(([, a], [, b]) => b - a)
  return new Set(byFrequency.slice(0, MOST_CLASSES).map(([label]) => label))
}
