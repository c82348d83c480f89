import type { DraftText } from '../draftText'
import type { PatchFacts } from '../facts/patchFacts'
import { isNearlyOneOf } from '../rules/duplicate'
import type { RuledText } from '../rules/rule'
import type { TextChecker } from '../rules/textChecker'
import type { TextPlan } from './planTexts'
import { isSound, type WrittenText } from './writtenText'

/** Other words are looked for so often where a text stands already. */
const MAXIMUM_REDRAWS = 40

/** The texts of a patch from templates alone: no chance but the seed's, no network. */
export function writeFromTemplates(
  plans: readonly TextPlan[],
  facts: PatchFacts,
  checker: TextChecker,
): readonly WrittenText[] {
  const others: RuledText[] = []
  return plans.map((plan) => {
    const draft = distinctDraft(plan, others, checker)
    const { stated, broken } = checker.examine(draft, facts, draft.value, others)
    const written = { id: plan.id, draft, stated, attempts: [broken] }
    if (isSound(written)) checker.take(draft)
    others.push(draft)
    return written
  })
}

/** Words that do not stand yet, where the templates have such. */
function distinctDraft({ draft }: TextPlan, others: readonly RuledText[], checker: TextChecker): DraftText {
  for (let redraw = 0; redraw < MAXIMUM_REDRAWS; redraw++) {
    const found = draft(redraw)
    if (!checker.isTaken(found) && !isNearlyOneOf(found, others)) return found
  }
  return draft(0)
}
