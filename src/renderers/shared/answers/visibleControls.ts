/** Marks that change the direction of text (Unicode annex 9): an answer could show other words than it has. */
const DIRECTION_MARKS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g

/** Control characters but tab and line feed, such as those of terminal colours. */
const CONTROLS = /[\0-\x08\x0b-\x1f\x7f]/g

const SYMBOL_FOR_NULL = 0x2400
const DELETE = 0x7f
const SYMBOL_FOR_DELETE = 0x2421

/** Text with characters that are not seen, or that move others, in sight: as many characters as before. */
export function visibleControls(text: string): string {
  return text.replace(CONTROLS, symbolFor).replace(DIRECTION_MARKS, '\ufffd')
}

function symbolFor(control: string): string {
  const code = control.charCodeAt(0)
  return String.fromCharCode(code === DELETE ? SYMBOL_FOR_DELETE : SYMBOL_FOR_NULL + code)
}
