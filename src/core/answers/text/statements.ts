import type { Span } from '../reading'
import { matchesOf } from './matches'

const ENDS =
  /[!?]+(?=\s|$)|(?<!\b(?:approx|e\.g|i\.e|vs|ca|cf|d\.m|d\.w|est|no|fig|eq))\.(?=\s|$)(?![^\n]{0,1}\d)|;|(?<!:[ \t]*)\n+/g

/** Sentences and lines of a text, in order; a line that ends in a colon goes on in the next. */
export function statementsOf(text: string): readonly Span[] {
  const spans: Span[] = []
  let start = 0
  for (const match of matchesOf(text, ENDS)) {
    const end = match.index + match[0].length
    spans.push([start, end])
    start = end
  }
  if (start < text.length) spans.push([start, text.length])
  return spans
}

const CORRECTIONS =
  /\b(?:actually|correction|scratch that|on second thought|i meant|no, wait|wait|let me (?:correct|revise|reconsider|re-?evaluate|rethink)|to correct (?:myself|that)|i (?:made|was) (?:a mistake|wrong|mistaken)|i correct myself|revised? (?:my |the )?(?:estimate|answer|value)|upon (?:closer|further) (?:inspection|examination|look)|more precisely|or rather|apologies|sorry,? (?:i meant|that should|it should|it's|the correct))\b/g

/** Where a speaker takes back what was said, in order. */
export function correctionsIn(text: string): readonly number[] {
  return matchesOf(text, CORRECTIONS).map(({ index }) => index)
}
