/** What in a figure takes keys. */
const TAKES_KEYS = 'button, input, select, textarea, summary, [tabindex]'

/**
 * Keeps the keys that belong to a figure's controls from the notebook, which would act on them too: Enter would move the
 * focus into the cell's editor, letters are commands. Escape, Tab, function keys and shortcuts pass.
 */
export function keepKeys(root: HTMLElement): void {
  root.addEventListener('keydown', (event) => {
    const { target, key, ctrlKey, metaKey, altKey } = event
    const isShortcut = ctrlKey || metaKey || altKey || /^F\d+$/.test(key)
    const passes = isShortcut || key === 'Escape' || key === 'Tab'
    if (!passes && target instanceof Element && target.closest(TAKES_KEYS) !== null) event.stopPropagation()
  })
}
