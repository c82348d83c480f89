/** How a question to the user ended. */
export type Answer<Value> =
  | { readonly kind: 'answer'; readonly value: Value }
  | { readonly kind: 'back' }
  | { readonly kind: 'cancelled' }

/** What a step makes of what is known: more by an answer, more without one, or nothing because it was known already. */
export type StepOutcome<State> =
  Answer<State> | { readonly kind: 'known' } | { readonly kind: 'learnt'; readonly state: State }

/** One question of several. @param canGoBack whether an earlier one was asked */
export type Step<State> = (state: State, canGoBack: boolean) => Promise<StepOutcome<State>>

/**
 * Asks one question after another; going back undoes the last answer.
 * @returns all that is known in the end, undefined when the user gave up
 */
export async function runSteps<State>(
  steps: readonly Step<State>[],
  initial: State,
): Promise<State | undefined> {
  const answered: { readonly index: number; readonly state: State }[] = []
  let state = initial
  let index = 0
  while (index < steps.length) {
    const outcome = await steps[index](state, answered.length > 0)
    if (outcome.kind === 'cancelled') return undefined
    if (outcome.kind === 'back') {
      const previous = answered.pop()
      if (previous === undefined) return undefined
      ;({ index, state } = previous)
      continue
    }
    if (outcome.kind === 'learnt') state = outcome.state
    if (outcome.kind === 'answer') {
      answered.push({ index, state })
      state = outcome.value
    }
    index++
  }
  return state
}

/** The outcome of a step from the answer to its question. */
export function withAnswer<Value, State>(
  answer: Answer<Value>,
  add: (value: Value) => State,
): StepOutcome<State> {
  return answer.kind === 'answer' ? { kind: 'answer', value: add(answer.value) } : answer
}
