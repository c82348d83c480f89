/** Example notebooks that the extension brings, by name. */
export const EXAMPLES = [
  'first-look',
  'find-the-failures',
  'why-vlms-regress-badly',
  'annotate-a-region',
] as const
