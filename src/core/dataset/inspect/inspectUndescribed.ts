import { describeChoices, type DescriptionJson, type Proposal } from '../import/proposal'
import { proposeMapping } from '../import/proposeMapping'

/** What a table or a folder without a description may be. */
export interface ProposalSummary {
  readonly kind: 'proposal'
  readonly path: string
  readonly proposal: Proposal
  /** The description to save. */
  readonly description: DescriptionJson
}

/** Proposes a description for a table or folder. @throws ReoError as {@link proposeMapping} does */
export async function inspectUndescribed(path: string): Promise<ProposalSummary> {
  const proposal = await proposeMapping(path)
  return { kind: 'proposal', path, proposal, description: describeChoices(proposal) }
}
