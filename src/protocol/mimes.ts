/** Kinds of rich output, one renderer each. */
export const OUTPUT_KINDS = [
  'patch',
  'scatter',
  'confusion',
  'answers',
  'table',
  'findings',
  'dataCard',
  'numbers',
  'residuals',
  'chain',
  'patchGrid',
  'leaderboard',
  'coverage',
  'review',
  'flips',
] as const
export type OutputKind = (typeof OUTPUT_KINDS)[number]

/** Versioned mime type of every kind of output; any kernel may emit them. */
export const MIMES: Readonly<Record<OutputKind, string>> = {
  patch: 'application/vnd.reo.patch.v1+json',
  scatter: 'application/vnd.reo.scatter.v1+json',
  confusion: 'application/vnd.reo.confusion.v1+json',
  answers: 'application/vnd.reo.answers.v1+json',
  table: 'application/vnd.reo.table.v1+json',
  findings: 'application/vnd.reo.findings.v1+json',
  dataCard: 'application/vnd.reo.data-card.v1+json',
  numbers: 'application/vnd.reo.numbers.v1+json',
  residuals: 'application/vnd.reo.residuals.v1+json',
  chain: 'application/vnd.reo.chain.v1+json',
  patchGrid: 'application/vnd.reo.patch-grid.v1+json',
  leaderboard: 'application/vnd.reo.leaderboard.v1+json',
  coverage: 'application/vnd.reo.coverage.v1+json',
  review: 'application/vnd.reo.review.v1+json',
  flips: 'application/vnd.reo.flips.v1+json',
}

const KINDS: ReadonlyMap<string, OutputKind> = new Map(OUTPUT_KINDS.map((kind) => [MIMES[kind], kind]))

/** The kind of output that a mime type stands for; undefined for what is not ours. */
export function kindOfMime(mime: string): OutputKind | undefined {
  return KINDS.get(mime)
}

/** Ids of the notebook renderers in package.json. */
export const RENDERER_IDS: Readonly<Record<OutputKind, string>> = {
  patch: 'reo-notebook.patch',
  scatter: 'reo-notebook.scatter',
  confusion: 'reo-notebook.confusion',
  answers: 'reo-notebook.answers',
  table: 'reo-notebook.table',
  findings: 'reo-notebook.findings',
  dataCard: 'reo-notebook.dataCard',
  numbers: 'reo-notebook.numbers',
  residuals: 'reo-notebook.residuals',
  chain: 'reo-notebook.chain',
  patchGrid: 'reo-notebook.patchGrid',
  leaderboard: 'reo-notebook.leaderboard',
  coverage: 'reo-notebook.coverage',
  review: 'reo-notebook.review',
  flips: 'reo-notebook.flips',
}

/** Soft limit of one output's JSON, in bytes: larger ones are summarised and details come by message. */
export const OUTPUT_BUDGET = 1_000_000
