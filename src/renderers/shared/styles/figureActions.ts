import { css } from './css'

/** The line below a figure by which it is copied or saved. */
export const FIGURE_ACTIONS = css`
  .reo-figure-foot,
  .reo-figure-actions,
  .reo-figure-actions-group {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
  }
  .reo-figure-foot {
    gap: 2px 14px;
    min-height: 20px;
    margin-top: 10px;
    color: var(--reo-muted);
    font-size: 12px;
  }
  .reo-figure-actions {
    gap: 2px 14px;
  }
  .reo-figure-actions-group {
    gap: 2px;
  }
  .reo-figure-action {
    padding: 0 5px;
    border: 0;
    border-radius: 3px;
    background: none;
    color: var(--vscode-textLink-foreground, inherit);
    font: inherit;
    cursor: pointer;
  }
  .reo-figure-action:hover {
    background: var(--reo-soft);
  }
`
