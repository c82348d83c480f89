import type { ProposedItem } from '../../../core/dataset/import/proposal'
import type { ProposalSummary } from '../../../core/dataset/inspect/inspectUndescribed'
import { alignedTable, type Cell } from './alignedTable'

/** Alternatives that are named. */
const MOST_ALTERNATIVES = 3

/** A proposed description with its reasons, and the JSON to save. */
export function describeProposal({ path, proposal, description }: ProposalSummary): string {
  const { rows, items, notes, saveAs } = proposal
  const found = items.filter(({ chosen }) => chosen !== null)
  const missing = items.filter(({ chosen, key }) => chosen === null && key.startsWith('columns.'))
  const looked =
    rows === 0 ? 'No table; a description is proposed from its rasters.' : `${rows} rows were read.`
  return [
    `${path} has no description. ${looked}`,
    '',
    alignedTable([['', 'proposed', '', 'why'], ...found.map(rowOf)]),
    ...(missing.length === 0 ? [] : ['', `Not found: ${missing.map(({ title }) => title).join(', ')}.`]),
    ...notes.map((note) => `  ${note}`),
    '',
    `Save this as ${saveAs}, or import it with "REO: Import Data Set…":`,
    '',
    JSON.stringify(description, null, 2),
  ].join('\n')
}

function rowOf({ title, choices, chosen }: ProposedItem): Cell[] {
  const index = chosen ?? 0
  const { title: proposed, confidence, reason } = choices[index]
  const others = choices.filter((choice, at) => at !== index && choice.confidence !== 'unlikely')
  const named = others.slice(0, MOST_ALTERNATIVES).map((choice) => choice.title)
  const alternatives = named.length === 0 ? '' : ` (or ${named.join(', ')})`
  return [title, proposed, confidence, `${reason}${alternatives}`]
}
