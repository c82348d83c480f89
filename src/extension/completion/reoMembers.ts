import type { CompletionItem } from '../../protocol/kernel'

/** What `reo.` offers while no kernel runs that could say more. */
export const REO_MEMBERS: readonly CompletionItem[] = [
  'open',
  'evaluate',
  'run',
  'compare',
  'changes',
  'annotate',
  'review',
  'models',
].map((label) => ({
  label,
  kind: 'function',
  detail: 'REO Notebook; more is known once a cell has run',
}))

/** Where a member of `reo` is being written before a cursor: the offset at which its name starts. */
export function startOfReoMember(codeBefore: string): number | undefined {
  const match = /(?<![\w$.])reo\s*\.\s*(?<name>[\w$]*)$/.exec(codeBefore)
  return match === null ? undefined : codeBefore.length - (match.groups?.['name'] ?? '').length
}
