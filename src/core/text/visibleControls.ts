/**
 * Marks that change the direction of text (Unicode annex 9), separators that are not seen, and tag characters: a text
 * could show other words than it has. Joiners stay, which emoji and some scripts need.
 */
const UNSEEN =
  /[\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]|\udb40[\udc00-\udc7f]/g

/** Control characters but tab and line feed, such as those of terminal colours. */
const CONTROLS = /[\0-\x08\x0b-\x1f\x7f-\x9f]/g

const SYMBOL_FOR_NULL = 0x2400
const LAST_WITH_SYMBOL = 0x1f
const DELETE = 0x7f
const SYMBOL_FOR_DELETE = 0x2421
const REPLACEMENT = '\ufffd'

/** Text with characters that are not seen, or that move others, in sight: as many characters as before. */
export function visibleControls(text: string): string {
  return text.replace(CONTROLS, symbolFor).replace(UNSEEN, (unseen) => REPLACEMENT.repeat(unseen.length))
}

function symbolFor(control: string): string {
  const code = control.charCodeAt(0)
  if (code === DELETE) return String.fromCharCode(SYMBOL_FOR_DELETE)
  return code <= LAST_WITH_SYMBOL ? String.fromCharCode(SYMBOL_FOR_NULL + code) : REPLACEMENT
}
