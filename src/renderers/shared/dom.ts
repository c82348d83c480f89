import { visibleControls } from '../../core/text/visibleControls'

type Child = Node | string | null | undefined | false

interface Attributes {
  readonly class?: string
  /** CSS properties, set one by one so that a strict style policy allows them. */
  readonly style?: Readonly<Record<string, string>>
  readonly [name: string]: string | number | boolean | undefined | Readonly<Record<string, string>>
}

const SVG_NAMESPACE = 'http://www.w3.org/2000/svg'

/** An HTML element; strings become text nodes, so that no input is ever read as markup, with what cannot be seen in sight. */
export function html<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  return furnish(document.createElement(tag), attributes, children)
}

/** An SVG element; strings become text nodes. */
export function svg<Tag extends keyof SVGElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): SVGElementTagNameMap[Tag] {
  return furnish(document.createElementNS(SVG_NAMESPACE, tag), attributes, children)
}

/** A button with text; its click is announced to `onClick`. */
export function button(
  attributes: Attributes,
  onClick: (event: MouseEvent) => void,
  ...children: readonly Child[]
): HTMLButtonElement {
  const created = html('button', { type: 'button', ...attributes }, ...children)
  created.addEventListener('click', onClick)
  return created
}

/** Gives an element a text in place of its content. */
export function setText(element: Element, text: string): void {
  element.textContent = visibleControls(text)
}

/** Gives an element a name for assistive technology. */
export function setLabel(element: Element, label: string): void {
  element.setAttribute('aria-label', visibleControls(label))
}

let identifiers = 0

/** An element id that nothing else on the page has. */
export function uniqueId(purpose: string): string {
  identifiers += 1
  return `reo-${purpose}-${identifiers}`
}

function furnish<Created extends HTMLElement | SVGElement>(
  created: Created,
  attributes: Attributes,
  children: readonly Child[],
): Created {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue
    if (typeof value === 'object') {
      for (const [property, setting] of Object.entries(value)) created.style.setProperty(property, setting)
    } else {
      created.setAttribute(name, attributeText(name, value))
    }
  }
  for (const child of children) {
    if (child === null || child === undefined || child === false) continue
    created.append(typeof child === 'string' ? visibleControls(child) : child)
  }
  return created
}

/** Words for people that an attribute may hold; others are for programs and stay as they are. */
const WORDS = /^(title|alt|placeholder|aria-.*)$/

function attributeText(name: string, value: string | number | true): string {
  if (value === true) return ''
  return WORDS.test(name) ? visibleControls(String(value)) : String(value)
}
