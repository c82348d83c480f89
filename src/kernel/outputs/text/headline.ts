import type { PayloadBase } from '../../../protocol/payloads'

/** The first line of an output's text, which says where its data or models are generated. */
export function headline(
  { title, synthetic }: Pick<PayloadBase, 'title' | 'synthetic'>,
  text = title,
): string {
  return synthetic ? `${text} (synthetic data)` : text
}
