/** What a reviewer can do by one key. */
export const ACTIONS = [
  'accept',
  'correct',
  'reject',
  'undo',
  'nextText',
  'previousText',
  'nextSample',
  'previousSample',
] as const
export type Action = (typeof ACTIONS)[number]

/** The key of each action, and what it does. */
export const ACTION_KEYS: Readonly<Record<Action, { readonly key: string; readonly meaning: string }>> = {
  accept: { key: 'a', meaning: 'accept' },
  correct: { key: 'c', meaning: 'correct' },
  reject: { key: 'r', meaning: 'reject' },
  undo: { key: 'u', meaning: 'take back' },
  nextText: { key: 'j', meaning: 'next text' },
  previousText: { key: 'k', meaning: 'text before' },
  nextSample: { key: 'n', meaning: 'next patch' },
  previousSample: { key: 'p', meaning: 'patch before' },
}

const ARROWS: Readonly<Record<string, Action>> = {
  ArrowDown: 'nextText',
  ArrowUp: 'previousText',
  ArrowRight: 'nextSample',
  ArrowLeft: 'previousSample',
}

/** Where letters are written or arrow keys choose. */
const OWN_KEYS = 'form, input, textarea, select, canvas, [role=toolbar]'

/** What a key asks for; nothing while something is written, while a key is held down, or with a modifier. */
export function actionOf({
  key,
  target,
  repeat,
  ctrlKey,
  metaKey,
  altKey,
}: KeyboardEvent): Action | undefined {
  if (repeat || ctrlKey || metaKey || altKey) return undefined
  if (target instanceof Element && target.closest(OWN_KEYS) !== null) return undefined
  return ARROWS[key] ?? ACTIONS.find((action) => ACTION_KEYS[action].key === key.toLowerCase())
}

/** All keys, for a line below the texts. */
export function keysInWords(): string {
  const keys = ACTIONS.map(
    (action) => `${ACTION_KEYS[action].key.toUpperCase()} ${ACTION_KEYS[action].meaning}`,
  )
  return `Keys: ${keys.join(', ')}; arrow keys move too.`
}
