import { type Colour, faded, over, parseColour } from './colour'

/** The colours that canvas, SVG attributes and Plotly need as values; everything else uses CSS variables. */
export interface Theme {
  readonly kind: 'light' | 'dark'
  readonly highContrast: boolean
  readonly background: Colour
  readonly foreground: Colour
  readonly muted: Colour
  readonly grid: Colour
  readonly widget: Colour
  readonly blue: Colour
  readonly orange: Colour
  readonly font: string
}

const FALLBACKS = {
  light: {
    background: '#ffffff',
    foreground: '#3b3b3b',
    muted: '#5f5f5f',
    blue: '#1a85ff',
    orange: '#d18616',
  },
  dark: {
    background: '#1f1f1f',
    foreground: '#cccccc',
    muted: '#9d9d9d',
    blue: '#3794ff',
    orange: '#d18616',
  },
} as const

/** The editor's theme as it is now. */
export function currentTheme(): Theme {
  const style = getComputedStyle(document.documentElement)
  const { kind, highContrast } = themeKind()
  const fallback = FALLBACKS[kind]
  const resolve = (variables: readonly string[], otherwise: string) =>
    variables
      .map((variable) => parseColour(style.getPropertyValue(variable)))
      .find((colour) => colour !== undefined) ?? mustParse(otherwise)
  const background = resolve(
    [
      '--vscode-notebook-outputContainerBackgroundColor',
      '--vscode-notebook-editorBackground',
      '--vscode-editor-background',
    ],
    fallback.background,
  )
  const paper = over(background, mustParse(fallback.background))
  const foreground = over(
    resolve(['--vscode-foreground', '--vscode-editor-foreground'], fallback.foreground),
    paper,
  )
  return {
    kind,
    highContrast,
    background: paper,
    foreground,
    muted: over(resolve(['--vscode-descriptionForeground'], fallback.muted), paper),
    grid: over(foreground, paper, highContrast ? 0.45 : 0.14),
    widget: over(
      resolve(
        ['--vscode-editorHoverWidget-background', '--vscode-editorWidget-background'],
        fallback.background,
      ),
      paper,
    ),
    blue: over(resolve(['--vscode-charts-blue'], fallback.blue), paper),
    // VS Code's own is translucent, too pale for a dot or a bar.
    orange: faded(resolve(['--vscode-charts-orange'], fallback.orange), 1),
    font: style.getPropertyValue('--vscode-font-family').trim() || 'sans-serif',
  }
}

const listeners = new Set<() => void>()
let observer: MutationObserver | undefined

/** Calls back whenever the theme has changed, until the signal aborts. One observer serves all figures of the page. */
export function onThemeChange(listener: () => void, signal: AbortSignal): void {
  if (signal.aborted) return
  listeners.add(listener)
  observer ??= observe()
  signal.addEventListener('abort', () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    observer?.disconnect()
    observer = undefined
  })
}

function observe(): MutationObserver {
  const created = new MutationObserver(() => listeners.forEach((listener) => listener()))
  created.observe(document.documentElement, { attributes: true, attributeFilter: ['style', 'class'] })
  created.observe(document.body, { attributes: true, attributeFilter: ['class', 'data-vscode-theme-kind'] })
  return created
}

function themeKind(): { kind: 'light' | 'dark'; highContrast: boolean } {
  const named = document.body.dataset['vscodeThemeKind'] ?? ''
  return {
    kind: named === 'vscode-dark' || named === 'vscode-high-contrast' ? 'dark' : 'light',
    highContrast: named.startsWith('vscode-high-contrast'),
  }
}

function mustParse(text: string): Colour {
  return parseColour(text) ?? [128, 128, 128, 1]
}
