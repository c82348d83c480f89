import { outputCells, outputSetup } from '../../scripts/lib/outputCells.mjs'
import type { OutputKind } from '../../src/protocol/mimes'

/** What shows an output of each kind. */
export const OUTPUT_CELLS: Readonly<Record<OutputKind, string>> = outputCells

/** What the cells of {@link OUTPUT_CELLS} start from. */
export const OUTPUT_SETUP = outputSetup
