import { html } from '../shared/dom'
import { THEMES } from './themes'

/** Gives figures the colours of a light or a dark theme, as the reader's system is. */
export function followSystemTheme(): void {
  document.head.append(html('style', {}, THEMES))
  const dark = matchMedia('(prefers-color-scheme: dark)')
  const follow = () => {
    const kind = dark.matches ? 'vscode-dark' : 'vscode-light'
    document.body.className = kind
    document.body.dataset['vscodeThemeKind'] = kind
  }
  dark.addEventListener('change', follow)
  follow()
}
