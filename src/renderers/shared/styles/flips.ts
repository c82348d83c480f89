import { css } from './css'

/** What becomes of answers from model to model. */
export const FLIPS = css`
  .reo-flips-step {
    margin: 12px 0;
  }
  .reo-flips-summary {
    margin-bottom: 6px;
  }
  .reo-figure .reo-table .reo-flips-total > * {
    font-weight: 600;
  }
`
