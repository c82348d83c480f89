import { formatColour, over, readableOn } from '../shared/colour'
import type { Theme } from '../shared/theme'
import type { CellLook } from './cellLook'

/** Background and text colour of a cell; text stays readable. */
export function shadeOf(
  { hue, depth }: Pick<CellLook, 'hue' | 'depth'>,
  theme: Theme,
): { background: string; text: string } {
  const background = over(theme[hue], theme.background, depth === 0 ? 0 : 0.08 + 0.77 * depth ** 0.7)
  return {
    background: formatColour(background),
    text: formatColour(depth === 0 ? theme.muted : readableOn(background, theme.foreground)),
  }
}
