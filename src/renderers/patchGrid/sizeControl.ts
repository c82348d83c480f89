import { segmented } from '../shared/segmented'
import type { TileSize } from './gridLayout'

const SIZES: readonly { readonly id: TileSize; readonly title: string; readonly meaning: string }[] = [
  { id: 'small', title: 'S', meaning: 'Small tiles' },
  { id: 'medium', title: 'M', meaning: 'Medium tiles' },
  { id: 'large', title: 'L', meaning: 'Large tiles' },
]

/** The size of that name, medium where there is none. */
export function sizeOf(name: string | undefined): TileSize {
  return SIZES.find(({ id }) => id === name)?.id ?? 'medium'
}

/** How large tiles are. */
export function sizeControl(size: TileSize, choose: (size: TileSize) => void): HTMLElement {
  return segmented('Size', SIZES, size, (id) => choose(sizeOf(id)))
}
