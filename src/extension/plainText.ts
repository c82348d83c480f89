import { visibleControls } from '../core/text/visibleControls'

/** Letters of a notification: more hides its buttons. */
const LONGEST = 1200

/**
 * Text as VS Code's notifications, progress and input boxes show it word for word: they make links, those of commands
 * too, of `[label](address)`.
 */
export function plainText(text: string): string {
  const shown = visibleControls(text).replaceAll('](', '] (')
  return shown.length <= LONGEST ? shown : `${shown.slice(0, LONGEST)}…`
}

/** Text as labels of items show it word for word, on one line: they make icons of `$(name)`. */
export function plainLabel(text: string): string {
  return visibleControls(text.replaceAll(/\s+/g, ' ')).replaceAll('$(', '$ (')
}
