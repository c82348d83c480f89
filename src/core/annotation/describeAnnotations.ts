import type { RuleCounts } from './annotationTally'
import type { CheckedAnnotations } from './checkAnnotations'
import type { AnnotationResult } from './generation/generateAnnotations'
import { RULE_TITLES } from './rules/textChecker'

/** What a generation wrote, as lines for people. */
export function describeGeneration(result: AnnotationResult): string {
  const { path, outcome, samples, texts, removed, mended, failed, distinct, rules, usage, cost } = result
  return [
    `${path}: ${outcome}, ${grouped(texts)} texts about ${grouped(samples)} samples, ${shareOf(distinct, texts)} distinct`,
    ...(removed > 0 || mended > 0 ? [`${grouped(mended)} texts mended, ${grouped(removed)} removed`] : []),
    ...(failed > 0 ? [`${grouped(failed)} texts without words from the model: --resume asks again`] : []),
    ...ruleLines(rules),
    ...(usage === undefined
      ? []
      : [
          `${grouped(usage.inputTokens)} tokens in, ${grouped(usage.outputTokens)} out${cost === undefined ? '' : `, ${cost.toFixed(2)} US dollars`}`,
        ]),
  ].join('\n')
}

/** Occurrences that are printed. */
const SHOWN = 20

/** What a check found, as lines for people. */
export function describeCheck({
  texts,
  samples,
  failures,
  rules,
  problems,
  unknown,
}: CheckedAnnotations): string {
  const found = rules.reduce((sum, { removed }) => sum + removed, 0)
  return [
    `${grouped(texts)} texts about ${grouped(samples)} samples checked: ${found === 0 ? 'nothing found' : `${grouped(found)} rules broken`}`,
    ...ruleLines(rules),
    ...failures.slice(0, SHOWN).map(({ where, id, rule, detail }) => `  ${where} ${id}: ${rule}: ${detail}`),
    ...(failures.length > SHOWN ? [`  and ${grouped(failures.length - SHOWN)} more`] : []),
    ...(unknown > 0 ? [`${grouped(unknown)} texts about samples that the data set does not have`] : []),
    ...problems.map(({ where, message }) => `${where}: ${message}`),
  ].join('\n')
}

function ruleLines(rules: readonly RuleCounts[]): readonly string[] {
  return rules.map(
    ({ rule, caught, mended, removed }) =>
      `  ${rule}: caught ${grouped(caught)} times, ${grouped(mended)} texts mended, ${grouped(removed)} not (${RULE_TITLES[rule] ?? ''})`,
  )
}

function shareOf(part: number, whole: number): string {
  return whole === 0 ? '0 %' : `${((100 * part) / whole).toFixed(1)} %`
}

function grouped(count: number): string {
  return count.toLocaleString('en')
}
