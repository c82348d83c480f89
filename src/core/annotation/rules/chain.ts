import { landCoverLabel } from '../../benchmark/landCover'
import type { UnitDefinition } from '../../benchmark/landCoverUnits'
import type { Task } from '../../benchmark/tasks'
import { biomassWithoutTrees, STATEMENT_RULES, type ChainRule } from '../../checks/chainRules'
import { mapContradictions, type MapRule } from '../../checks/mapContradictions'
import type { QuestionAnswer, Truth } from '../../dataset/sample'
import type { PatchFacts } from '../facts/patchFacts'
import type { AnswerValue } from '../../models/model'
import type { Aspect } from '../annotationLog'

/** Id of the rule in logs and reports. */
export const CHAIN_RULE = 'chain'
export const CHAIN_TITLE = 'The texts of a patch contradict each other, or the land-cover map'

/** What one text states. */
export interface Statement {
  readonly aspect: Aspect
  readonly value?: AnswerValue | undefined
}

export interface ChainProblem {
  /** Tasks whose texts cannot all be right. */
  readonly tasks: readonly Task[]
  readonly detail: string
}

/**
 * Whether the logical chain holds over what the texts of a patch state, with and without its land-cover map. That a
 * closed forest has no biomass is let pass, as in `reo check`: GEDI does miss canopies.
 * @param units what counts as one land-cover unit, where the data set says so
 */
export function chainProblems(
  statements: readonly Statement[],
  facts: PatchFacts,
  units: UnitDefinition | undefined,
): readonly ChainProblem[] {
  const { map } = facts
  const said = saidOf(statements, facts)
  const found = STATEMENT_RULES.filter(
    (rule) => isHeld(rule, map !== undefined) && rule.contradicts(said),
  ).map(({ id, title }) => ({ tasks: RULE_TASKS[id] ?? [], detail: title.toLowerCase() }))
  if (map === undefined) return found
  const byMap = mapContradictions(said, map, units).map(({ rule, detail }) => ({
    tasks: MAP_TASKS[rule],
    detail: `${rule.replaceAll('-', ' ')}: ${detail}`,
  }))
  const centre = centreProblem(said.landCover, map.centre)
  return [
    ...found,
    ...byMap,
    ...(centre === undefined ? [] : [{ tasks: ['landCover'] as const, detail: centre }]),
  ]
}

const FOREST_WITHOUT_BIOMASS = 'forest-without-biomass'

/** Where there is a map, it tells better whether there are trees. */
function isHeld({ id }: ChainRule, hasMap: boolean): boolean {
  return id !== FOREST_WITHOUT_BIOMASS && !(hasMap && id === biomassWithoutTrees.id)
}

const RULE_TASKS: Readonly<Record<string, readonly Task[]>> = {
  'biomass-without-trees': ['landCover', 'agb'],
  'land-use-without-activity': ['humanActivity', 'landCover'],
}

const MAP_TASKS: Readonly<Record<MapRule, readonly Task[]>> = {
  'biomass-without-trees': ['landCover', 'agb'],
  count: ['patchCount'],
  'activity-without-signs': ['humanActivity'],
  'signs-without-activity': ['humanActivity'],
}

function centreProblem(said: number | undefined, shown: number | undefined): string | undefined {
  if (said === undefined || shown === undefined || said === shown) return undefined
  return `the centre is said to be ${landCoverLabel(said)}, the map has ${landCoverLabel(shown)}`
}

/** What the texts state as the truth of a sample would have it; what none of them states is as it is known. */
function saidOf(statements: readonly Statement[], facts: PatchFacts): Truth {
  const stated = (...aspects: readonly Aspect[]) =>
    statements.findLast(({ aspect, value }) => aspects.includes(aspect) && value !== undefined)?.value
  const number = (value: AnswerValue | undefined) => (typeof value === 'number' ? value : undefined)
  const presence = stated('presence') ?? facts.presence
  const activity = stated('kind') ?? facts.activity
  const landCover = number(stated('naming', 'choice') ?? facts.landCover)
  const patchCount = number(stated('counting') ?? facts.patchCount)
  const agb = number(stated('estimation') ?? facts.agb)
  const humanActivity: readonly QuestionAnswer[] = [
    ...(presence === undefined
      ? []
      : [{ question: 'Is there any human activity?', answer: presence === true ? 'yes' : 'no' }]),
    ...(activity === undefined
      ? []
      : [{ question: 'Which human activity is there?', answer: String(activity) }]),
  ]
  return {
    humanActivity,
    ...(landCover !== undefined && { landCover }),
    ...(patchCount !== undefined && { patchCount }),
    ...(agb !== undefined && { agb }),
  }
}
