import { type Colour, formatColour, over, readableOn } from '../shared/colour'
import type { Theme } from '../shared/theme'
import type { Cell } from './matrix'

/** Background and text colour of a cell: the deeper, the larger its share of the row; text stays readable. */
export function shadeOf({ share, right }: Cell, theme: Theme): { background: string; text: string } {
  const hue: Colour = right ? theme.blue : theme.orange
  const depth = share === 0 ? 0 : 0.08 + 0.77 * share ** 0.7
  const background = over(hue, theme.background, depth)
  return {
    background: formatColour(background),
    text: formatColour(share === 0 ? theme.muted : readableOn(background, theme.foreground)),
  }
}
