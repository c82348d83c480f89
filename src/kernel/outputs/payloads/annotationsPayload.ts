import type { CheckedAnnotations } from '../../../core/annotation/checkAnnotations'
import type { RuleCounts } from '../../../core/annotation/annotationTally'
import type { AnnotationResult } from '../../../core/annotation/generation/generateAnnotations'
import { RULE_TITLES } from '../../../core/annotation/rules/textChecker'
import { TASK_DESCRIPTIONS } from '../../../core/benchmark/tasks'
import type { TablePayload } from '../../../protocol/payloads'
import { fittingItems } from './budget'

/** What a generation wrote, by kind of question. */
export function annotationsPayload(result: AnnotationResult, synthetic: boolean): TablePayload {
  const { aspects, texts, samples, distinct, failed, cost, rules } = result
  const share = texts === 0 ? 0 : (100 * distinct) / texts
  return {
    version: 1,
    title: `Annotations: ${grouped(texts)} texts about ${grouped(samples)} samples`,
    synthetic,
    columns: [
      { key: 'task', title: 'task', kind: 'text' },
      { key: 'aspect', title: 'asks for', kind: 'text' },
      { key: 'texts', title: 'texts', kind: 'number' },
      { key: 'mended', title: 'mended', kind: 'number' },
      { key: 'removed', title: 'removed', kind: 'number' },
    ],
    rows: aspects.map(({ task, ...counts }) => ({ ...counts, task: TASK_DESCRIPTIONS[task].title })),
    notes: [
      `${share.toFixed(1)} % of the texts are distinct.`,
      ...(failed > 0
        ? [`${grouped(failed)} texts have no words from the model yet: resume to ask again.`]
        : []),
      ...(cost === undefined ? [] : [`The model cost ${cost.toFixed(2)} US dollars.`]),
      ...rules.map(ruleNote),
    ],
  }
}

/** The texts that break a rule, as many as fit an output. */
export function checkedAnnotationsPayload(checked: CheckedAnnotations, synthetic: boolean): TablePayload {
  const { texts, samples, failures, problems, unknown, rules } = checked
  const payloadOf = (rows: TablePayload['rows']): TablePayload => ({
    version: 1,
    title: `${grouped(texts)} texts about ${grouped(samples)} samples checked`,
    synthetic,
    columns: ['where', 'id', 'rule', 'detail'].map((key) => ({ key, title: key, kind: 'text' })),
    rows,
    notes: [
      ...(rules.length === 0 ? ['No text breaks a rule.'] : rules.map(ruleNote)),
      ...(rows.length < failures.length ? [`The first ${grouped(rows.length)} are shown.`] : []),
      ...(unknown > 0
        ? [`${grouped(unknown)} texts are about samples that the data set does not have.`]
        : []),
      ...problems.slice(0, SHOWN_PROBLEMS).map(({ where, message }) => `${where}: ${message}`),
    ],
  })
  const rows = failures.map((failure) => ({ ...failure }))
  return payloadOf([...fittingItems(rows, (shown) => payloadOf([...shown]))])
}

const SHOWN_PROBLEMS = 5

function ruleNote({ rule, caught, mended, removed }: RuleCounts): string {
  const title = RULE_TITLES[rule] ?? rule
  return `${title} (${rule}): caught ${grouped(caught)} times, ${grouped(mended)} texts mended, ${grouped(removed)} not.`
}

function grouped(count: number): string {
  return count.toLocaleString('en')
}
