import { type Task, TASKS } from '../../benchmark/tasks'
import { Random } from '../../demo/random'
import { type Aspect, ASPECTS } from '../annotationLog'
import type { DraftText } from '../draftText'
import type { PatchFacts } from '../facts/patchFacts'
import { fillTemplate } from '../templates/fillTemplate'
import type { Catalogue, Template } from '../templates/template'

/** Which texts are wanted of every patch. */
export interface TextWishes {
  readonly tasks: readonly Task[]
  /** Texts of each aspect (presence, kind, naming, …). */
  readonly textsPerAspect: number
  readonly seed: number
}

/** A text that is to be written about a patch. */
export interface TextPlan {
  /** `SAMPLE/TASK/N`. */
  readonly id: string
  /** Words for it from the templates; each number gives other ones. */
  readonly draft: (redraw: number) => DraftText
}

/**
 * The texts that can be written about a patch: those for which some template finds all that it needs. They depend on
 * the seed, the sample and the catalogue, and on nothing else.
 */
export function planTexts(facts: PatchFacts, catalogue: Catalogue, wishes: TextWishes): readonly TextPlan[] {
  const { id } = facts.sample
  return TASKS.filter((task) => wishes.tasks.includes(task)).flatMap((task) => {
    const drafts = ASPECTS[task].flatMap((aspect) => draftsOf(aspect, facts, catalogue, wishes))
    return drafts.map((draft, at) => ({ id: `${id}/${task}/${at + 1}`, draft }))
  })
}

function draftsOf(
  aspect: Aspect,
  facts: PatchFacts,
  catalogue: Catalogue,
  { textsPerAspect, seed }: TextWishes,
): readonly TextPlan['draft'][] {
  const { id } = facts.sample
  const templates = shuffled(templatesOf(catalogue, aspect), new Random(seed, id, aspect))
  const fill = (template: Template, ...name: readonly number[]) =>
    fillTemplate(template, facts, catalogue, new Random(seed, id, template.id, ...name))
  const usable = new UsableTemplates(templates, (template) => fill(template) !== undefined)
  const count = usable.countUpTo(textsPerAspect)
  return Array.from({ length: count }, (_, number) => (redraw: number) => {
    const draft = fill(usable.at(number + redraw), number, redraw)
    if (draft === undefined) throw new Error(`A usable template of ${aspect} does not fill`)
    return draft
  })
}

/** Those of some templates that a patch has all facts for, found as they are asked for: filling takes its time. */
class UsableTemplates {
  readonly #templates: Iterator<Template>
  readonly #isUsable: (template: Template) => boolean
  readonly #found: Template[] = []

  constructor(templates: readonly Template[], isUsable: (template: Template) => boolean) {
    this.#templates = templates[Symbol.iterator]()
    this.#isUsable = isUsable
  }

  /** How many there are, and no more than so many. */
  countUpTo(most: number): number {
    while (this.#found.length < most) {
      const { done, value } = this.#templates.next()
      if (done === true) break
      if (this.#isUsable(value)) this.#found.push(value)
    }
    return Math.min(most, this.#found.length)
  }

  /** One after the other, from the first again after the last. */
  at(index: number): Template {
    return this.#found[index % this.countUpTo(index + 1)]
  }
}

const byAspect = new WeakMap<Catalogue, Map<Aspect, readonly Template[]>>()

function templatesOf(catalogue: Catalogue, aspect: Aspect): readonly Template[] {
  const known = byAspect.get(catalogue) ?? new Map<Aspect, readonly Template[]>()
  byAspect.set(catalogue, known)
  const found = known.get(aspect) ?? catalogue.templates.filter((template) => template.aspect === aspect)
  known.set(aspect, found)
  return found
}

function shuffled<Item>(items: readonly Item[], random: Random): readonly Item[] {
  const order = [...items]
  for (let last = order.length - 1; last > 0; last--) {
    const other = random.integer(0, last)
    ;[order[last], order[other]] = [order[other], order[last]]
  }
  return order
}
