/** How VS Code keeps what a page gives it. */
export interface KeptHost {
  getState(): unknown
  setState(state: unknown): void
}

/** What the reader chose, by a name; it outlives the page's being hidden. */
export interface KeptState {
  get(key: string): string | undefined
  set(key: string, value: string): void
}

/** State kept by VS Code for a page. */
export function keptState(host: KeptHost): KeptState {
  const kept: unknown = host.getState()
  const values = new Map<string, string>(
    Object.entries(kept ?? {}).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
  return {
    get: (key) => values.get(key),
    set: (key, value) => {
      values.set(key, value)
      host.setState(Object.fromEntries(values))
    },
  }
}
