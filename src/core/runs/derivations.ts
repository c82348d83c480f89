/** Ways to come from what a model gave, or might have given, to another number of its own. */
export const DERIVATIONS = ['expected value', 'distribution median', 'median of samples'] as const
export type Derivation = (typeof DERIVATIONS)[number]
