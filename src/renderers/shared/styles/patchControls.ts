import { css } from './css'

/** What is chosen with in a patch: view, stretch, comparison, opacity. */
export const PATCH_CONTROLS = css`
  .reo-view-controls {
    display: grid;
    gap: 6px;
    margin-bottom: 8px;
  }
  .reo-view-switch,
  .reo-view-options,
  .reo-compare {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px 8px;
    min-width: 0;
  }
  .reo-view-options {
    gap: 6px 16px;
  }
  .reo-labelled {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-width: 0;
    color: var(--reo-muted);
    font-size: 12px;
    white-space: nowrap;
  }
  .reo-labelled > .reo-select {
    min-width: 0;
  }
  @container (max-width: 340px) {
    .reo-view-switch .reo-segment {
      padding: 1px 5px;
    }
  }
  .reo-select:disabled {
    opacity: 0.6;
  }
  .reo-comparison-bar {
    width: min(100%, var(--reo-columns) * var(--reo-zoom) * 1px);
    min-height: 26px;
    margin-top: 4px;
  }
  .reo-swipe-slider {
    width: 100%;
    margin: 4px 0 0;
  }
  .vscode-dark .reo-figure input[type='range'],
  .vscode-high-contrast:not(.vscode-high-contrast-light) .reo-figure input[type='range'] {
    color-scheme: dark;
  }
  .reo-figure input[type='range'] {
    accent-color: var(--reo-blue);
  }
  .reo-opacity {
    display: flex;
    align-items: center;
    gap: 8px;
    margin-top: 4px;
    color: var(--reo-muted);
    font-size: 12px;
    white-space: nowrap;
  }
  .reo-opacity > input {
    width: 120px;
    min-width: 0;
  }
`
