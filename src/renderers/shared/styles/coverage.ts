import { css } from './css'

/** Risk and coverage, and ranks by what an unanswered question costs. */
export const COVERAGE = css`
  .reo-curve-series {
    fill: none;
    stroke-width: 2;
  }
  .reo-curve-mark {
    stroke: var(--vscode-foreground);
    stroke-dasharray: 1 2;
  }
  .reo-penalty {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px 12px;
    margin: 14px 0 8px;
  }
  .reo-penalty-value {
    min-width: 11ch;
    font-weight: 600;
  }
  .reo-penalty-slider {
    flex: 1 1 200px;
    max-width: 420px;
  }
  .reo-one-line {
    white-space: nowrap;
  }
  .reo-line-key {
    display: inline-block;
    width: 26px;
    height: 8px;
    margin-right: 8px;
  }
  .reo-rank-strip {
    display: block;
    width: 160px;
    height: 22px;
  }
`
