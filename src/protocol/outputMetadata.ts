/**
 * What an output says of itself beside its content. VS Code keeps it while the notebook is open and saves none of it; a
 * type, as VS Code takes no interface.
 */
export type OutputMetadata = {
  /** The run of a cell that made the output: the same when it is drawn again, another when the cell is run again. */
  readonly reoRun: string
}

/** The run that an output names in its metadata; undefined for one of a saved notebook, or of another kernel. */
export function runOf(metadata: unknown): string | undefined {
  if (typeof metadata !== 'object' || metadata === null || !('reoRun' in metadata)) return undefined
  return typeof metadata.reoRun === 'string' ? metadata.reoRun : undefined
}
