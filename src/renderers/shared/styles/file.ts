import { css } from './css'

/** The editors of TIFF and HDF5 files. */
export const FILE = css`
  .reo-file {
    height: 100vh;
    padding: 0;
    overflow: hidden;
  }
  body:has(.reo-file) {
    padding: 0;
  }
  .reo-file-refused {
    display: grid;
    gap: 14px;
    justify-items: start;
    max-width: 70ch;
    padding: 24px;
  }
  .reo-file-buttons {
    display: flex;
    gap: 8px;
  }
  .reo-file-image {
    display: flex;
    flex-direction: column;
    height: 100%;
    min-height: 0;
  }
  .reo-file-bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px 10px;
    padding: 6px 10px;
    border-bottom: 1px solid var(--reo-border);
  }
  .reo-file-zoom {
    display: flex;
    gap: 4px;
    margin-inline-start: auto;
  }
  .reo-file-index {
    display: inline-flex;
    align-items: center;
    gap: 6px;
  }
  .reo-file-slider {
    width: 160px;
    accent-color: var(--reo-focus);
  }
  .reo-file-number {
    width: 8ch;
    padding: 2px 4px;
    font: inherit;
    color: var(--vscode-input-foreground);
    background: var(--vscode-input-background);
    border: 1px solid var(--vscode-input-border, var(--reo-border));
  }
  .reo-file-columns {
    display: flex;
    flex: 1;
    min-height: 0;
  }
  .reo-file-stage {
    position: relative;
    flex: 1;
    min-width: 0;
    overflow: hidden;
    cursor: crosshair;
    touch-action: none;
    background: var(--reo-softer);
  }
  .reo-file-stage:focus-visible {
    outline-offset: -2px;
  }
  .reo-file-canvas {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
  }
  .reo-file-side {
    display: flex;
    flex-direction: column;
    gap: 14px;
    width: 250px;
    padding: 10px 12px;
    overflow: auto;
    border-inline-start: 1px solid var(--reo-border);
  }
  .reo-file-side .reo-legend,
  .reo-file-side .reo-facts {
    display: grid;
    gap: 4px;
    justify-items: start;
  }
  .reo-file-side > * {
    flex: none;
  }
  .reo-file-side .reo-readout {
    min-height: 90px;
  }
  .reo-file-side .reo-readout-body {
    display: block;
  }
  .reo-file-side .reo-values {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(66px, 1fr));
  }
  .reo-file-side .reo-values.reo-file-classes {
    grid-template-columns: 1fr;
  }
  .reo-file-side .reo-file-classes dd {
    white-space: normal;
  }
  .reo-file-place {
    color: var(--reo-muted);
    font-size: 12px;
  }
  .reo-file-hdf5 {
    display: flex;
    height: 100%;
  }
  .reo-file-tree {
    width: 300px;
    padding: 10px;
    overflow: auto;
    border-inline-end: 1px solid var(--reo-border);
  }
  .reo-file-patches {
    margin-bottom: 10px;
  }
  .reo-file-members {
    margin: 0;
    padding: 0 0 0 12px;
    list-style: none;
  }
  .reo-file-tree > .reo-file-members {
    padding: 0;
  }
  .reo-file-members summary,
  .reo-file-leaf,
  .reo-file-other {
    padding: 2px 4px;
    cursor: pointer;
    overflow-wrap: anywhere;
  }
  .reo-file-other {
    cursor: default;
  }
  .reo-file-leaf {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 10px;
    width: 100%;
    font: inherit;
    color: inherit;
    text-align: start;
    background: none;
    border: 0;
    border-radius: 3px;
  }
  .reo-file-members summary:hover,
  .reo-file-leaf:hover {
    background: var(--vscode-list-hoverBackground, var(--reo-soft));
  }
  .reo-file-leaf[aria-current] {
    color: var(--vscode-list-activeSelectionForeground, inherit);
    background: var(--vscode-list-activeSelectionBackground, var(--reo-soft));
  }
  .reo-file-leaf[aria-current] .reo-muted {
    color: inherit;
  }
  .reo-file-array {
    flex: 1;
    min-width: 0;
    padding: 10px 14px;
    overflow: auto;
  }
  .reo-file-array-view {
    display: grid;
    gap: 12px;
  }
  .reo-file-array-view .reo-file-image {
    height: min(60vh, 520px);
    border: 1px solid var(--reo-border);
  }
  .reo-file-values {
    font-family: var(--vscode-editor-font-family, monospace);
    overflow-wrap: anywhere;
  }
`
