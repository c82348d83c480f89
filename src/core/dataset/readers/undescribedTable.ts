import { ReoError } from '../../errors'
import { describeChoices } from '../import/proposal'
import { findTable, isTable } from '../import/findTable'
import { proposeMapping } from '../import/proposeMapping'
import type { DatasetReader, DataSource } from './dataSource'
import { openReoFolder } from './reoFolder'

/**
 * A table of annotations, or a folder that holds one, without a description: opened under the one proposed for it, with
 * images in its own folder only, as nobody looks the proposal over.
 */
export const openUndescribedTable: DatasetReader = async (source, options) => {
  if (!(await holdsTable(source))) return undefined
  const proposal = await proposeMapping(source.path, 0)
  if (proposal.rows === 0) {
    throw new ReoError('No row of the table can be read', {
      where: source.path,
      mend: 'Give each sample a row: an object a line (JSONL), an array of objects, or a line under titles (CSV).',
    })
  }
  const json = describeChoices(proposal)
  if (json['modalities'] === undefined) {
    throw new ReoError('No images were found for the rows of the table', {
      where: source.path,
      mend: 'Put them in its folder, or write a dataset.json: `reo inspect` proposes one.',
    })
  }
  const { path } = source
  return openReoFolder({ kind: 'description', path, file: proposal.saveAs, proposed: true, json }, options)
}

async function holdsTable(source: DataSource): Promise<boolean> {
  switch (source.kind) {
    case 'table':
      return isTable(source.path)
    case 'folder':
      return (await findTable(source.path)).table !== undefined
    default:
      return false
  }
}
