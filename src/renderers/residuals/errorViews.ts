import type { ResidualsPayload } from '../../protocol/residuals'
import { formatKey, lowerFirst } from '../shared/format'
import type { Choice } from '../shared/segmented'

/** Ways to look at errors. */
export const ERROR_VIEWS = ['against', 'agreement', 'distribution'] as const
export type ErrorView = (typeof ERROR_VIEWS)[number]

export const VIEW_CHOICES: readonly (Choice & { readonly id: ErrorView })[] = [
  { id: 'against', title: 'Residuals', meaning: 'Errors against the true value or a column of the data' },
  {
    id: 'agreement',
    title: 'Bland–Altman',
    meaning: 'Errors over the mean of predicted and true, with the limits of agreement',
  },
  { id: 'distribution', title: 'All errors', meaning: 'Share of the questions with an error below a size' },
]

/** A view by its id; residuals where it is none. */
export function viewOf(id: string | undefined): ErrorView {
  return ERROR_VIEWS.find((view) => view === id) ?? 'against'
}

/** Names of a view's axes, as in a sentence; no second one where it takes no part in selecting. */
export function axisNames(
  { axis, quantity, unit }: Pick<ResidualsPayload, 'axis' | 'quantity' | 'unit'>,
  view: ErrorView,
): { readonly x: string; readonly y?: string; readonly unit: string } {
  switch (view) {
    case 'against':
      return {
        x: axis.column === undefined ? `true ${lowerFirst(quantity)}` : formatKey(axis.column),
        y: 'error',
        unit,
      }
    case 'agreement':
      return { x: 'mean of predicted and true', y: 'error', unit }
    case 'distribution':
      return { x: 'absolute error', unit }
  }
}
