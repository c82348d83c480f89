import { css } from './css'

/** Scatter, confusion matrix and answers. */
export const FIGURES = css`
  .reo-scatter {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 12px 28px;
  }
  .reo-plot {
    width: min(100%, 520px);
    height: 480px;
  }
  .reo-scatter.reo-scatter-wide {
    grid-template-columns: minmax(0, 1fr);
  }
  .reo-scatter-wide .reo-plot {
    width: 100%;
  }
  .reo-figure .reo-shape-line,
  .reo-figure .reo-scatter-caption > p {
    margin: 0 0 8px;
    max-width: 62ch;
  }
  .reo-shape-line > .reo-interval {
    white-space: nowrap;
  }
  .reo-plot-errors {
    width: min(100%, 760px);
    height: 420px;
  }
  .reo-errors-below {
    display: flex;
    flex-direction: column;
    gap: 8px;
    margin-bottom: 12px;
  }
  .reo-figure .reo-errors-below > p {
    margin: 0;
  }
  .reo-plot-chart {
    width: 100%;
    height: 100%;
  }
  .reo-scatter-side {
    min-width: 0;
  }
  .reo-bins-table .reo-bar {
    width: 48px;
    margin: 0;
  }
  .reo-figure .reo-bins-table th {
    white-space: nowrap;
  }
  .reo-figure .reo-bins-table :is(th, td) {
    padding-right: 10px;
  }
  .reo-figure .reo-classes .reo-table th,
  .reo-figure .reo-classes .reo-table td {
    padding-right: 10px;
    white-space: nowrap;
  }
  .reo-classes .reo-bar {
    width: 34px;
  }
  .reo-range-form {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px 12px;
    margin-top: 6px;
  }
  .reo-range {
    display: inline-flex;
    align-items: center;
    gap: 6px;
  }
  .reo-dot-list {
    max-height: 320px;
    margin-top: 8px;
    overflow-y: auto;
  }
  .reo-confusion {
    display: flex;
    flex-wrap: wrap;
    gap: 14px 28px;
  }
  .reo-matrix-place {
    min-width: 0;
    max-width: 100%;
  }
  .reo-confusion-side {
    flex: 1 1 440px;
    min-width: 0;
    max-width: 820px;
    container-type: inline-size;
  }
  @container (max-width: 680px) {
    .reo-classes .reo-bar {
      display: none;
    }
  }
  .reo-matrix-scroll {
    max-height: 900px;
    overflow: auto;
  }
  .reo-figure .reo-matrix {
    border-spacing: 1px;
  }
  .reo-figure .reo-matrix th,
  .reo-figure .reo-matrix td {
    padding: 2px 4px;
    background-color: var(--vscode-editor-background);
    font-weight: normal;
    text-align: right;
    vertical-align: middle;
    white-space: nowrap;
  }
  .reo-figure .reo-matrix thead th {
    position: sticky;
    top: 0;
    z-index: 1;
    vertical-align: bottom;
  }
  .reo-figure .reo-matrix .reo-matrix-corner {
    z-index: 2;
    left: 0;
    color: var(--reo-muted);
    font-size: 12px;
    text-align: right;
  }
  .reo-figure .reo-matrix .reo-matrix-row-head {
    position: sticky;
    z-index: 1;
    left: 0;
    max-width: 270px;
    overflow: hidden;
    text-align: left;
    text-overflow: ellipsis;
  }
  .reo-matrix-head-text {
    display: inline-flex;
    align-items: center;
    gap: 5px;
    max-height: 225px;
    font-size: 12px;
    writing-mode: vertical-rl;
    transform: rotate(180deg);
  }
  .reo-matrix-head-text > span:first-child {
    max-height: 208px;
    overflow: hidden;
    text-overflow: ellipsis;
    order: 2;
  }
  .reo-figure .reo-matrix thead .reo-matrix-head:not(.reo-matrix-total) {
    min-width: 40px;
    padding: 4px 2px;
    text-align: center;
  }
  .reo-figure .reo-matrix .reo-matrix-cell {
    height: 26px;
    min-width: 36px;
    padding: 2px 3px;
    text-align: center;
  }
  .reo-matrix-filled {
    cursor: pointer;
  }
  .reo-matrix-cell.reo-matrix-filled:hover,
  .reo-matrix-cell[aria-selected='true'] {
    box-shadow: inset 0 0 0 2px var(--vscode-foreground);
  }
  .reo-figure .reo-matrix-cell:focus-visible {
    outline-offset: -2px;
  }
  .reo-matrix-right {
    font-weight: 700;
  }
  .reo-figure .reo-matrix .reo-matrix-unanswered {
    border-left: 5px solid var(--vscode-editor-background);
    font-style: italic;
  }
  .reo-figure .reo-matrix .reo-matrix-total {
    padding-left: 12px;
    color: var(--reo-muted);
  }
  .reo-figure .reo-matrix th.reo-crossed {
    background-color: color-mix(in srgb, var(--vscode-foreground) 14%, var(--vscode-editor-background));
  }
  .reo-matrix-notes {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 14px;
    margin-top: 6px;
    font-size: 12px;
  }
  .reo-figure .reo-answers > tbody > tr > * {
    padding-top: 6px;
    padding-bottom: 6px;
    vertical-align: top;
  }
  .reo-answers .reo-thumbnail {
    width: 72px;
  }
  .reo-thumbnail-button {
    display: block;
    padding: 2px;
    border: 1px solid transparent;
    border-radius: 4px;
    background: none;
    cursor: pointer;
  }
  .reo-thumbnail-button:hover,
  .reo-thumbnail-button[aria-expanded='true'] {
    border-color: var(--reo-focus);
  }
  .reo-error-line {
    display: flex;
    align-items: center;
  }
  .reo-error-line .reo-bar {
    width: 72px;
  }
  .reo-wrong {
    font-weight: 600;
  }
  .reo-figure .reo-answers .reo-panel-row > td {
    padding: 0;
    border: 0;
  }
  .reo-panel-row > td > .reo-patch-panel {
    margin: 6px 0;
  }
  @container (min-width: 960px) {
    .reo-scatter {
      grid-template-columns: 520px minmax(0, 420px);
    }
    .reo-scatter-side {
      padding-top: 28px;
    }
  }
  @container (min-width: 600px) and (max-width: 959px) {
    .reo-scatter-side {
      display: grid;
      grid-template-columns: minmax(0, 280px) auto;
      gap: 0 28px;
      align-items: start;
      justify-content: start;
    }
    .reo-scatter-side > .reo-bins {
      grid-row: 1 / span 9;
      grid-column: 2;
    }
  }
`
