import { css } from './css'

/** Tables, bars and lists of figures. */
export const TABLES = css`
  .reo-scroll {
    max-width: 100%;
    overflow-x: auto;
  }
  .reo-figure table {
    border-collapse: separate;
    border-spacing: 0;
  }
  .reo-figure table thead,
  .reo-figure table tr,
  .reo-figure table tr:nth-child(even) {
    background: none;
  }
  .reo-figure .reo-table th,
  .reo-figure .reo-table td {
    padding: 3px 14px 3px 0;
    border-bottom: 1px solid var(--reo-soft);
    font-weight: normal;
    text-align: left;
    vertical-align: baseline;
  }
  .reo-figure .reo-table th:last-child,
  .reo-figure .reo-table td:last-child {
    padding-right: 4px;
  }
  .reo-figure .reo-table thead th {
    border-bottom: 1px solid color-mix(in srgb, var(--vscode-foreground) 35%, transparent);
    font-weight: 600;
    white-space: nowrap;
  }
  .reo-figure .reo-table tbody tr:hover > * {
    background: var(--reo-softer);
  }
  .reo-figure .reo-table tbody tr.reo-picked > * {
    background: var(--reo-soft);
    box-shadow: inset 0 -1px 0 var(--reo-focus);
  }
  .reo-figure .reo-table .reo-numeric {
    text-align: right;
    white-space: nowrap;
  }
  .reo-figure .reo-agreement th[scope='row'] {
    min-width: 16ch;
  }
  @container (max-width: 1000px) {
    .reo-figure .reo-agreement thead .reo-numeric {
      white-space: normal;
    }
    .reo-agreement .reo-interval {
      display: block;
      margin: 0;
    }
  }
  .reo-text-cell {
    min-width: 12ch;
    max-width: 46ch;
    overflow-wrap: break-word;
  }
  .reo-table-block + .reo-table-block {
    margin-top: 16px;
  }
  .reo-block-heading {
    margin: 0 0 4px;
    font-size: inherit;
    font-weight: 600;
  }
  .reo-sort {
    display: inline-flex;
    align-items: baseline;
    gap: 5px;
    padding: 0;
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    cursor: pointer;
  }
  .reo-unit {
    color: var(--reo-muted);
    font-weight: normal;
  }
  .reo-sort-mark::after {
    display: inline-block;
    width: 9px;
    content: '↕';
    opacity: 0.35;
  }
  .reo-sort:hover .reo-sort-mark::after {
    opacity: 0.9;
  }
  [aria-sort='ascending'] .reo-sort-mark::after {
    content: '↑';
    opacity: 1;
  }
  [aria-sort='descending'] .reo-sort-mark::after {
    content: '↓';
    opacity: 1;
  }
  .reo-best .reo-cell-value {
    font-weight: 700;
  }
  .reo-best-mark {
    margin-right: 5px;
    font-size: 10px;
  }
  .reo-interval {
    margin-left: 8px;
    color: var(--reo-muted);
    font-size: 12px;
  }
  .reo-interval-part .reo-interval {
    display: inline-block;
  }
  .reo-whisker {
    position: relative;
    display: inline-block;
    width: 56px;
    height: 9px;
    margin-left: 10px;
    border-bottom: 1px solid var(--reo-soft);
  }
  .reo-whisker-range {
    position: absolute;
    top: 2px;
    min-width: 2px;
    height: 5px;
    background: color-mix(in srgb, var(--reo-blue) 75%, transparent);
  }
  .reo-whisker-dot {
    position: absolute;
    top: 1px;
    width: 3px;
    height: 7px;
    margin-left: -1px;
    background: var(--vscode-foreground);
  }
  .reo-bar {
    position: relative;
    display: inline-block;
    width: 56px;
    height: 8px;
    margin-right: 8px;
    background: var(--reo-soft);
  }
  .reo-bar-fill {
    position: absolute;
    top: 0;
    left: 0;
    height: 100%;
    background: var(--reo-blue);
  }
  .reo-bar-under {
    background: var(--reo-orange);
  }
  .reo-bar-diverging::after {
    position: absolute;
    top: -2px;
    bottom: -2px;
    left: 50%;
    width: 1px;
    background: var(--vscode-foreground);
    content: '';
    opacity: 0.6;
  }
  .reo-metrics {
    display: grid;
    grid-template-columns: auto auto minmax(0, 1fr);
    gap: 1px 12px;
    max-width: 440px;
    margin: 0 0 12px;
  }
  .reo-metrics > div {
    display: grid;
    grid-column: 1 / -1;
    grid-template-columns: subgrid;
    padding: 2px 0;
    border-bottom: 1px solid var(--reo-soft);
  }
  .reo-metrics dt {
    color: var(--reo-muted);
  }
  .reo-metrics dd {
    display: grid;
    grid-column: 2 / -1;
    grid-template-columns: subgrid;
    margin: 0;
    font-weight: 600;
    white-space: nowrap;
  }
  .reo-metrics .reo-interval {
    margin: 0;
    font-weight: normal;
  }
  .reo-figure summary {
    padding: 2px 0;
    font-weight: 600;
    cursor: pointer;
  }
  .reo-more {
    margin-top: 6px;
  }
  .reo-table-foot {
    display: flex;
    flex-direction: column;
    gap: 2px;
    margin-top: 8px;
  }
`
