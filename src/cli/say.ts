import { visibleControls } from '../core/text/visibleControls'

/** Writes lines for people: what a text of a model or of data holds steers no terminal. */
export function say(text: string): void {
  console.log(visibleControls(text))
}

/** Writes a value as JSON, in which control characters are escaped that JSON would let through. */
export function sayJson(value: unknown, indent?: number): void {
  console.log(
    JSON.stringify(value, undefined, indent).replaceAll(/[\x7f-\x9f\u2028-\u202e\u2066-\u2069]/g, escaped),
  )
}

function escaped(control: string): string {
  return `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}`
}
