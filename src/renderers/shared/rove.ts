/**
 * Makes a group one tab stop whose items arrow keys move between: left and right in reading order, up and down by
 * visual rows, Home and End to its ends. Items may come and go.
 */
export function rove(group: HTMLElement, itemSelector: string): void {
  const items = () => [...group.querySelectorAll<HTMLElement>(itemSelector)]
  const settle = (current?: HTMLElement) => {
    const all = items()
    const stop = current ?? all.find((item) => item.tabIndex === 0) ?? all[0]
    for (const item of all) item.tabIndex = item === stop ? 0 : -1
  }
  new MutationObserver(() => settle()).observe(group, { childList: true })
  group.addEventListener('focusin', ({ target }) => {
    const item = items().find((candidate) => candidate === target)
    if (item) settle(item)
  })
  group.addEventListener('keydown', (event) => {
    const all = items()
    const index = all.findIndex((item) => item === event.target)
    if (index < 0) return
    const next = all[destination(event.key, index, all)]
    if (next === undefined || next === all[index]) return
    event.preventDefault()
    event.stopPropagation()
    next.focus()
  })
}

function destination(key: string, index: number, items: readonly HTMLElement[]): number {
  switch (key) {
    case 'ArrowLeft':
      return index - 1
    case 'ArrowRight':
      return index + 1
    case 'ArrowUp':
      return index - columnsOf(items)
    case 'ArrowDown':
      return index + columnsOf(items)
    case 'Home':
      return 0
    case 'End':
      return items.length - 1
    default:
      return index
  }
}

/** Items in the first visual row. */
function columnsOf(items: readonly HTMLElement[]): number {
  return items.filter((item) => item.offsetTop === items[0].offsetTop).length
}
