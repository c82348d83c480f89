/** How long a figure out of sight waits before it is drawn anyway, in ms. */
const IDLE_LIMIT = 3000

/**
 * Resolves when an element is near the part of the page in sight, or when the page has nothing better to do: notebooks
 * render outputs far off screen too (microsoft/vscode#207748), and drawing all plots at once would stall scrolling.
 */
export function whenVisibleOrIdle(element: HTMLElement, signal: AbortSignal): Promise<void> {
  if (!('IntersectionObserver' in window)) return Promise.resolve()
  return new Promise((resolve) => {
    const done = () => {
      observer.disconnect()
      clearTimeout(timer)
      resolve()
    }
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) done()
      },
      { rootMargin: '300px' },
    )
    const timer = setTimeout(() => requestIdleCallback(done, { timeout: IDLE_LIMIT }), IDLE_LIMIT)
    observer.observe(element)
    signal.addEventListener('abort', done)
  })
}
