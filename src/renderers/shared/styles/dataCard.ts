import { css } from './css'

/** Data cards: bars, columns and the map. */
export const DATA_CARD = css`
  .reo-card-top {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 8px 28px;
    margin-bottom: 14px;
  }
  .reo-figure .reo-card-facts {
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
  }
  .reo-card-facts dt {
    width: 116px;
  }
  .reo-card {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 18px 36px;
  }
  .reo-card-half {
    display: flex;
    flex-direction: column;
    gap: 18px;
    min-width: 0;
    container-type: inline-size;
  }
  .reo-card-panel {
    min-width: 0;
  }
  .reo-card-rule,
  .reo-card-note {
    margin: 1px 0 5px;
    color: var(--reo-muted);
    font-size: 12px;
  }
  .reo-card-note {
    margin: 5px 0 0;
    max-width: 110ch;
  }
  .reo-card-legend {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 16px;
    font-size: 12px;
  }
  .reo-card-key {
    display: inline-flex;
    align-items: center;
    gap: 6px;
  }
  .reo-card-rows {
    display: flex;
    flex-direction: column;
  }
  .reo-card-row {
    display: grid;
    grid-template-columns: minmax(100px, min(58%, 262px)) minmax(0, 1fr) minmax(52px, max-content);
    align-items: center;
    gap: 10px;
    width: 100%;
    padding: 2px 4px;
    border: 0;
    border-radius: 3px;
    background: none;
    color: inherit;
    font: inherit;
    text-align: left;
    cursor: pointer;
  }
  .reo-card-row:hover,
  .reo-card-column:hover {
    background: var(--reo-soft);
  }
  .reo-figure .reo-card-row:focus-visible,
  .reo-figure .reo-card-column:focus-visible {
    outline-offset: -2px;
  }
  .reo-card-name {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-width: 0;
  }
  .reo-card-name > span:last-child {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .reo-card-track {
    display: flex;
    flex-direction: column;
    gap: 1px;
    justify-content: center;
    min-height: 20px;
  }
  .reo-card-bar {
    height: 11px;
    min-width: 1px;
    border: 1px solid color-mix(in srgb, var(--vscode-foreground) 30%, transparent);
    border-radius: 1px;
  }
  .reo-card-bar:not(:only-child) {
    height: 6px;
    border-width: 0;
  }
  .reo-card-share {
    font-size: 12px;
    text-align: right;
    white-space: nowrap;
  }
  .reo-card-columns {
    display: flex;
    gap: 2px;
    align-items: stretch;
    padding: 0 14px 0 4px;
  }
  .reo-card-column {
    display: flex;
    flex: 1 1 0;
    flex-direction: column;
    min-width: 0;
    padding: 0;
    border: 0;
    border-radius: 3px;
    background: none;
    color: inherit;
    font: inherit;
    font-size: 11px;
    line-height: 16px;
    text-align: center;
    cursor: pointer;
  }
  .reo-card-column-share {
    color: var(--reo-muted);
    white-space: nowrap;
  }
  .reo-card-columns-track {
    display: flex;
    gap: 1px;
    align-items: flex-end;
    height: 110px;
    border-bottom: 1px solid var(--reo-muted);
  }
  .reo-card-column-bar {
    flex: 1 1 0;
    min-height: 0;
  }
  .reo-card-column-name {
    display: flex;
    justify-content: center;
  }
  .reo-card-column-name:has(.reo-card-edge) {
    justify-content: space-between;
  }
  .reo-card-edge {
    display: flex;
    justify-content: center;
    width: 0;
    white-space: nowrap;
  }
  .reo-figure .reo-card-table {
    margin-top: 6px;
    font-size: 12px;
  }
  .reo-figure .reo-card-table th,
  .reo-figure .reo-card-table td {
    text-align: right;
    white-space: nowrap;
  }
  .reo-figure .reo-card-table th[scope='row'],
  .reo-figure .reo-card-table .reo-card-words {
    text-align: left;
  }
  .reo-figure .reo-card-table .reo-card-words {
    white-space: normal;
  }
  .reo-card-distance {
    display: inline-block;
    min-width: 44px;
    padding-right: 8px;
  }
  .reo-card-differs .reo-card-distance {
    font-weight: 700;
  }
  .reo-card-differs .reo-muted {
    color: inherit;
  }
  .reo-card-more {
    margin-top: 12px;
  }
  .reo-card-questions {
    margin: 4px 0 0;
    padding-left: 18px;
    font-size: 12px;
  }
  .reo-map-place {
    display: flex;
    flex-direction: column;
    gap: 6px;
    align-items: flex-start;
  }
  .reo-map-stage {
    width: 100%;
    max-width: 960px;
    aspect-ratio: 760 / 372;
  }
  .reo-map {
    display: block;
    width: 100%;
    height: 100%;
    overflow: hidden;
    border-radius: 4px;
  }
  .reo-map-sea {
    fill: color-mix(in srgb, var(--reo-blue) 7%, transparent);
    stroke: var(--reo-soft);
  }
  .reo-map-grid {
    fill: none;
    stroke: var(--reo-soft);
    stroke-width: 0.6;
  }
  .reo-map-land {
    fill: color-mix(in srgb, var(--vscode-foreground) 16%, transparent);
    stroke: color-mix(in srgb, var(--vscode-foreground) 34%, transparent);
    stroke-width: 0.5;
  }
  .reo-map-dot {
    cursor: pointer;
  }
  .reo-map-dot circle {
    fill-opacity: 0.75;
    stroke: var(--vscode-editor-background, #fff);
    stroke-width: 0.6;
  }
  .reo-map-dot:hover circle,
  .reo-map-dot:focus-visible circle {
    stroke: var(--vscode-foreground);
    stroke-width: 1.6;
  }
  @container (min-width: 760px) {
    .reo-card,
    .reo-card-top {
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    }
    .reo-card-wide {
      grid-column: 1 / -1;
    }
  }
`
