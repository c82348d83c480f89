import type { CheckProgress } from './checkDataset'

/** How far a check is, such as `1,200 of 3,000 images checked`. */
export function checkProgressText({ phase, done, total }: CheckProgress): string {
  const of = total === undefined ? '' : ` of ${total.toLocaleString('en')}`
  return `${done.toLocaleString('en')}${of} ${phase === 'samples' ? 'samples' : 'images'} checked`
}
