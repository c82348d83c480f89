import { formatPlural } from '../shared/format'
import type { FigureHost } from '../shared/renderer'

/** The patches that are selected in a gallery: a step of its run's selection, where it shows a run. */
export interface SelectedTiles {
  has(sample: string): boolean
  count(): number
  toggle(sample: string): void
  add(samples: readonly string[]): void
}

/** @param onChange told whenever other patches are selected, here or by taking the step back elsewhere */
export function selectedTiles({ selection, signal }: FigureHost, onChange: () => void): SelectedTiles {
  let selected = ownSamples()

  function ownSamples(): ReadonlySet<string> {
    const criterion = selection?.own()?.criterion
    return new Set(criterion?.kind === 'samples' ? criterion.samples : [])
  }

  function select(samples: ReadonlySet<string>): void {
    selected = samples
    if (selection === undefined) return onChange()
    const [first] = samples
    const title = samples.size === 1 ? `patch ${first}` : formatPlural(samples.size, 'patch', 'patches')
    selection.point(
      samples.size === 0 ? undefined : { title, criterion: { kind: 'samples', samples: [...samples] } },
    )
  }

  selection?.onChange(() => {
    selected = ownSamples()
    onChange()
  }, signal)

  return {
    has: (sample) => selected.has(sample),
    count: () => selected.size,
    toggle(sample) {
      const others = new Set(selected)
      if (!others.delete(sample)) others.add(sample)
      select(others)
    },
    add: (samples) => select(new Set([...selected, ...samples])),
  }
}
