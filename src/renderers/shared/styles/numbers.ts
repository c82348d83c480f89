import { css } from './css'

/** Instruments on numbers in tokens. */
export const NUMBERS = css`
  .reo-numbers {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 290px), 1fr));
    gap: 18px 28px;
  }
  .reo-instrument {
    min-width: 0;
    max-width: 420px;
  }
  .reo-figure .reo-instrument-caption,
  .reo-figure .reo-instrument-hidden {
    margin: 4px 0 0;
    color: var(--reo-muted);
    font-size: 12px;
  }
  .reo-figure .reo-instrument-hidden {
    display: flex;
    align-items: center;
    min-height: 60px;
    padding: 8px 12px;
    border: 1px dashed var(--reo-border);
    border-radius: 4px;
  }
  .reo-instrument-legend {
    display: flex;
    gap: 14px;
    margin: 2px 0 4px;
    font-size: 12px;
  }
  .reo-instrument-key {
    display: inline-flex;
    align-items: center;
    gap: 5px;
  }
  .reo-instrument-key::before {
    width: 10px;
    height: 10px;
    border: 1px solid var(--vscode-foreground);
    border-radius: 1px;
    content: '';
  }
  .reo-instrument-key-first::before,
  .reo-pair-first {
    border-color: var(--reo-blue);
    background: var(--reo-blue);
  }
  .reo-pairs {
    display: flex;
    gap: 3px;
    font-size: 11px;
    line-height: 16px;
    text-align: center;
  }
  .reo-pair {
    flex: 1 1 0;
    min-width: 0;
  }
  .reo-pair-share {
    color: var(--reo-muted);
    white-space: nowrap;
  }
  .reo-pair-track {
    display: flex;
    gap: 1px;
    align-items: flex-end;
    justify-content: center;
    height: 118px;
    border-bottom: 1px solid var(--reo-muted);
  }
  .reo-pair-first,
  .reo-pair-second {
    flex: 0 1 18px;
  }
  .reo-pair-second {
    border: 1px solid var(--vscode-foreground);
    border-bottom: 0;
    opacity: 0.75;
  }
  .reo-curves {
    display: block;
    width: 100%;
    max-width: 340px;
    height: auto;
  }
  .reo-curves text {
    fill: var(--reo-muted);
    font-size: 11px;
  }
  .reo-curve-equal {
    stroke: var(--reo-muted);
  }
  .reo-curve-main {
    fill: none;
    stroke: var(--reo-blue);
    stroke-width: 2;
  }
  .reo-curve-reference {
    fill: none;
    stroke: var(--reo-muted);
    stroke-dasharray: 4 3;
    stroke-width: 1.5;
  }
  .reo-curve-interval {
    stroke: var(--reo-blue);
    stroke-width: 1.5;
  }
  .reo-curve-dot {
    fill: var(--reo-blue);
  }
  .reo-numbers-overview {
    margin-top: 18px;
    overflow-x: auto;
  }
  .reo-figure .reo-numbers-overview :is(th, td) {
    white-space: nowrap;
  }
  .reo-figure .reo-numbers-overview thead .reo-numeric {
    white-space: normal;
  }
  .reo-numbers + .reo-notice {
    margin: 12px 0;
  }
`
