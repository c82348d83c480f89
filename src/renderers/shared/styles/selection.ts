import { css } from './css'

/** The line that says what is selected. */
export const SELECTION = css`
  .reo-selection {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px 8px;
    margin-bottom: 10px;
    padding: 5px 8px;
    border-left: 3px solid var(--reo-orange);
    border-radius: 3px;
    background: var(--reo-softer);
  }
  .reo-selection-count {
    font-weight: 600;
  }
  .reo-selection-steps {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 6px;
    margin-right: auto;
    min-width: 0;
  }
  .reo-chip {
    display: inline-flex;
    align-items: center;
    max-width: 44ch;
    border: 1px solid var(--reo-border);
    border-radius: 10px;
    font-size: 12px;
  }
  .reo-chip-title {
    padding: 1px 2px 1px 9px;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .reo-chip-close {
    padding: 1px 8px 1px 5px;
    border: 0;
    border-radius: 10px;
    background: none;
    color: inherit;
    font: inherit;
    cursor: pointer;
  }
  .reo-chip-close:hover {
    background: var(--reo-soft);
  }
`
