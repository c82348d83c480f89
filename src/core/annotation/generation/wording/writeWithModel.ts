import { EndpointError } from '../../../models/endpointError'
import type { TokenUsage } from '../../../models/model'
import type { Prompt } from '../../../prompts/buildPrompt'
import type { KnownCompletion } from '../../../models/chat/cachedPort'
import { addTokens } from '../../../runs/usage'
import type { DraftText } from '../../draftText'
import type { PatchFacts } from '../../facts/patchFacts'
import { formRule } from '../../rules/form'
import type { RuledText } from '../../rules/rule'
import type { Examined, TextChecker } from '../../rules/textChecker'
import type { TextPlan } from '../planTexts'
import type { WrittenText } from '../writtenText'
import { parseReply } from './parseReply'
import { type FailedAttempt, wordingPrompt } from './wordingPrompt'

/** Attempts at a text at most; then it is removed. */
const MAXIMUM_ATTEMPTS = 3

export interface WordingContext {
  readonly modelId: string
  readonly checker: TextChecker
  /** Asks the model, as often as the endpoint needs it. @returns the error where it never answered */
  readonly ask: (prompt: Prompt, attempt: number) => Promise<KnownCompletion | EndpointError>
}

/**
 * Has a text of the templates worded anew until it passes, or so often. What the model says is read back and held to
 * the facts, never to its own word.
 * @param others texts about the same patch that were taken; this one joins them where it passes
 * @returns the error where the endpoint never answered
 */
export async function writeWithModel(
  plan: TextPlan,
  facts: PatchFacts,
  others: RuledText[],
  context: WordingContext,
): Promise<WrittenText | EndpointError> {
  const draft = plan.draft(0)
  const attempts: Examined['broken'][] = []
  let usage: TokenUsage | undefined
  let last: FailedAttempt | undefined
  for (;;) {
    const prompt = wordingPrompt(draft, facts, last)
    const completion = await context.ask(prompt, attempts.length)
    if (completion instanceof EndpointError) return completion
    if (completion.usage && completion.cached !== true)
      usage = usage === undefined ? completion.usage : addTokens(usage, completion.usage)
    const { worded, stated, broken } = examineReply(completion, draft, facts, others, context.checker)
    attempts.push(broken)
    if (broken.length > 0 && attempts.length < MAXIMUM_ATTEMPTS) {
      last = { reply: completion.text, broken }
      continue
    }
    if (broken.length === 0) {
      context.checker.take(worded)
      others.push(worded)
    }
    return {
      id: plan.id,
      draft: worded,
      stated,
      attempts,
      model: context.modelId,
      promptHash: `sha256:${prompt.hash}`,
      ...(usage !== undefined && { usage }),
    }
  }
}

function examineReply(
  { text, refused, cutOff }: KnownCompletion,
  draft: DraftText,
  facts: PatchFacts,
  others: readonly RuledText[],
  checker: TextChecker,
): Examined & { readonly worded: DraftText } {
  const reply = refused ? undefined : parseReply(text)
  if (reply === undefined) {
    const detail = refused
      ? 'the model refused'
      : cutOff
        ? 'the reply was cut off'
        : 'no JSON of question and answer'
    return {
      worded: { ...draft, question: '', answer: text },
      stated: undefined,
      broken: [{ rule: formRule.id, detail }],
    }
  }
  const worded = { ...draft, ...reply }
  return { worded, ...checker.examine(worded, facts, draft.value, others) }
}
