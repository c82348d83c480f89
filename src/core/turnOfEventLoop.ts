/** Lets the process answer whoever waits for it before it goes on with work that blocks. */
export function turnOfEventLoop(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
