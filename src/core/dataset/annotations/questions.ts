import { type Task, TASKS } from '../../benchmark/tasks'

/** Options of a question, such as "A) Shrubs B) Urban / built up": they are asked about, and tell of no task. */
const OPTIONS = /(?:^|[\s(])\(?A\s*[).:]\s.*?\sB\s*[).:]\s.*$/s

/** Tasks that a question's words speak of; one may speak of several, or of none. */
export function tasksAskedFor(text: string): readonly Task[] {
  const question = text.replace(OPTIONS, '')
  const counts = COUNT.test(question)
  const asked: Readonly<Record<Task, boolean>> = {
    humanActivity: HUMAN.test(question) && !counts,
    // "How many land-cover patches" asks for a count, and 20 would be a class too.
    landCover: LAND_COVER.test(question) && !counts,
    patchCount: counts,
    agb: BIOMASS.test(question),
  }
  return TASKS.filter((task) => asked[task])
}

const HUMAN =
  /\b(?:human|anthropogenic|man[- ]?made|people|settlements?|villages?|roads?|buildings?|farming|farms?|agricultur\w*|crops?|logging|logged|harvest\w*|mining|infrastructure|urban|built[- ]up|deforest\w*)\b/i
const LAND_COVER = /\bland[- ]?(?:cover|use)\b|\blulc\b|\bcover (?:class|type)\b|\bcgls\b|\bforest type\b/i
const COUNT = new RegExp(
  String.raw`\b(?:how many|number of|count(?:ing)?(?: of)?)\b.*\b(?:patch(?:es)?|units?|segments?|parcels?|fragments?|regions?|zones?|stands?)\b|\bpatch[- ]count\b`,
  'is',
)
const BIOMASS = /\bbiomass\b|\bagbd?\b/i

/** Other names of the tasks, in letters alone, as columns and their values use them. */
const TASK_NAMES: Readonly<Record<Task, readonly string[]>> = {
  humanActivity: ['humanactivity', 'humanactivities', 'humaninfluence', 'activity'],
  landCover: ['landcover', 'landcoverclass', 'landcoverclassification', 'lulc', 'lc'],
  patchCount: ['patchcount', 'patchcounting', 'ecologicalpatchcount', 'count', 'counting'],
  agb: ['agb', 'agbd', 'biomass', 'abovegroundbiomass', 'agbregression', 'agbestimation'],
}

/** The task that a name such as `land_cover`, `AGB` or `patch counting` stands for. */
export function taskNamed(name: string): Task | undefined {
  const letters = name.toLowerCase().replaceAll(/[^a-z]/g, '')
  return TASKS.find((task) => TASK_NAMES[task].includes(letters))
}
