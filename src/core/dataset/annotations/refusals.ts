const REFUSALS: readonly RegExp[] = [
  /\b(?:can ?not|can['’]t|could ?n['’]t|could not|unable to|not able to|impossible to|not possible to)\b/i,
  /\b(?:unknown|unanswerable|undetermined|indeterminate|unclear|uncertain|insufficient|not (?:available|known|sure|enough))\b/i,
  /\b(?:sorry|as an ai|i do(?: not|n['’]t) (?:know|have))\b/i,
  /^\W*(?:n\/?a|nan|null|nil|none given|no answer|no data|[-–?]+)?\W*$/i,
]

/** Whether a text declines to answer, or says nothing: then it holds no truth. */
export function isRefusal(text: string): boolean {
  return REFUSALS.some((refusal) => refusal.test(text))
}
