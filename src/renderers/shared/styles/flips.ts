import { css } from './css'

/** What becomes of answers from model to model. */
export const FLIPS = css`
  .reo-flips-step {
    margin: 12px 0;
  }
  .reo-flips-summary {
    margin-bottom: 6px;
  }
  .reo-figure .reo-flips-table thead .reo-numeric {
    white-space: normal;
  }
  .reo-figure .reo-flips-table th[scope='row'] {
    white-space: nowrap;
  }
  .reo-figure .reo-table .reo-flips-total > * {
    font-weight: 600;
  }
`
