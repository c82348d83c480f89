import { css } from './css'

/** Models in order, with their intervals on one scale. */
export const LEADERBOARD = css`
  .reo-board + .reo-board {
    margin-top: 22px;
  }
  .reo-board-head {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 4px 14px;
    margin-bottom: 6px;
  }
  .reo-board-head > .reo-segmented {
    margin-left: auto;
  }
  .reo-figure .reo-ranking {
    width: 100%;
  }
  .reo-figure .reo-ranking tbody > tr > * {
    padding-top: 5px;
    padding-bottom: 5px;
  }
  .reo-figure .reo-ranking tbody > .reo-marked > * {
    background: color-mix(in srgb, var(--reo-blue) 14%, transparent);
  }
  .reo-rank {
    font-weight: 600;
  }
  .reo-mark {
    display: inline-flex;
    align-items: baseline;
    gap: 7px;
    overflow-wrap: anywhere;
    cursor: pointer;
  }
  .reo-mark input {
    flex: none;
    margin: 0;
    accent-color: var(--reo-blue);
  }
  .reo-figure .reo-ranking .reo-track-head,
  .reo-figure .reo-ranking .reo-track-cell {
    width: 34%;
    min-width: 140px;
    padding-right: 22px;
  }
  .reo-track-ticks {
    position: relative;
    height: 16px;
    color: var(--reo-muted);
    font-size: 11px;
    font-weight: normal;
  }
  .reo-track-ticks span {
    position: absolute;
    transform: translateX(-50%);
  }
  .reo-track {
    position: relative;
    height: 16px;
  }
  .reo-track > span {
    position: absolute;
  }
  .reo-track-tick {
    top: -5px;
    bottom: -5px;
    width: 1px;
    background: var(--reo-soft);
  }
  .reo-track-best {
    top: -6px;
    bottom: -6px;
    border-left: 1px dashed var(--reo-muted);
  }
  .reo-track-range {
    top: 6px;
    height: 4px;
    min-width: 2px;
    border-radius: 2px;
    background: var(--reo-blue);
  }
  .reo-track-dot {
    top: 3px;
    width: 10px;
    height: 10px;
    margin-left: -5px;
    border: 2px solid var(--vscode-notebook-editorBackground, var(--vscode-editor-background, #fff));
    border-radius: 50%;
    background: var(--vscode-foreground);
  }
  .reo-figure .reo-ranking .reo-text-cell {
    min-width: 18ch;
  }
  .reo-verdict {
    min-width: 24ch;
    max-width: 34ch;
  }
  /* Its figures have scales of their own, on which whiskers in one column say nothing. */
  .reo-pair-panel .reo-whisker {
    display: none;
  }
  .reo-figure .reo-pair-panel .reo-table thead th {
    white-space: normal;
    vertical-align: bottom;
  }
  .reo-pair-close {
    float: right;
  }
`
