/** Steps of the walkthrough, by the ids that they have in package.json. */
export const FIRST_STEPS = [
  'openDemo',
  'lookAtPatch',
  'runEvaluation',
  'findFailures',
  'addModel',
  'bringData',
] as const
export type FirstStep = (typeof FIRST_STEPS)[number]

/** Those that outputs of cells may show. */
export const STEPS_OF_OUTPUTS: readonly FirstStep[] = [
  'openDemo',
  'lookAtPatch',
  'runEvaluation',
  'bringData',
]

/** Context key that is set once a step has been taken. */
export function contextOf(step: FirstStep): string {
  return `reo.taken.${step}`
}
