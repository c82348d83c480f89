import { css } from '../shared/styles/css'

/** The page that reviews an import. */
export const IMPORT = css`
  .reo-import {
    max-width: 1400px;
    margin: 0 auto;
    padding: 12px 20px 0;
  }
  .reo-import h1 {
    margin: 0;
    font-size: 20px;
    font-weight: 600;
  }
  .reo-import h2 {
    margin: 18px 0 8px;
    font-size: 14px;
    font-weight: 600;
  }
  .reo-import-preview > h2 {
    margin-top: 2px;
  }
  .reo-import-header {
    margin-bottom: 12px;
  }
  .reo-import-path {
    overflow-wrap: anywhere;
  }
  .reo-import .reo-notice {
    margin: 4px 0;
  }
  .reo-import-panes {
    display: grid;
    margin-top: 14px;
    grid-template-columns: minmax(320px, 5fr) minmax(320px, 7fr);
    gap: 0 32px;
    align-items: start;
    padding-bottom: 16px;
  }
  @container (max-width: 820px) {
    .reo-import-panes {
      grid-template-columns: minmax(0, 1fr);
    }
  }
  .reo-import-item {
    display: grid;
    grid-template-columns: 150px minmax(0, 1fr);
    gap: 1px 12px;
    align-items: center;
    margin-bottom: 8px;
  }
  .reo-import-item > .reo-select {
    width: 100%;
  }
  .reo-text {
    width: 100%;
    height: 24px;
    padding: 0 6px;
    border: 1px solid var(--vscode-input-border, var(--reo-border));
    border-radius: 4px;
    background: var(--vscode-input-background, transparent);
    color: var(--vscode-input-foreground, inherit);
    font: inherit;
  }
  .reo-import-reason {
    grid-column: 2;
    font-size: 12px;
    overflow-wrap: anywhere;
  }
  .reo-import-reason:empty {
    display: none;
  }
  .reo-import-sure {
    border-color: var(--vscode-charts-green, #388a34);
  }
  .reo-import-guess,
  .reo-import-unlikely {
    border-color: var(--vscode-charts-yellow, #bf8803);
    border-style: dashed;
  }
  .reo-import-status {
    min-height: 40px;
    margin-bottom: 10px;
  }
  .reo-import-truth {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 24px;
    margin: 0;
  }
  .reo-import-truth dt {
    font-size: 12px;
  }
  .reo-import-truth dd {
    margin: 0;
    font-weight: 600;
  }
  .reo-import-stale {
    opacity: 0.5;
  }
  .reo-import-cards {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(300px, 1fr));
    gap: 10px;
  }
  .reo-import-card {
    display: grid;
    grid-template-columns: 96px minmax(0, 1fr);
    gap: 10px;
    padding: 8px;
    border-radius: 5px;
    background: var(--reo-softer);
    font-size: 12px;
  }
  .reo-import-card .reo-section-title {
    font-size: 13px;
  }
  .reo-import-card-text {
    overflow-wrap: anywhere;
  }
  .reo-import-card ul {
    margin: 2px 0 0;
    padding: 0;
    list-style: none;
  }
  .reo-import-problem {
    color: var(--vscode-errorForeground, #e51400);
  }
  .reo-import details {
    margin-top: 14px;
  }
  .reo-import-problems ul {
    max-height: 240px;
    margin: 4px 0 0;
    padding-left: 18px;
    overflow: auto;
    overflow-wrap: anywhere;
  }
  .reo-import-json {
    max-height: 420px;
    margin: 6px 0 0;
    padding: 10px;
    overflow: auto;
    border-radius: 5px;
    background: var(--vscode-textCodeBlock-background, var(--reo-softer));
    font: 12px var(--vscode-editor-font-family, monospace);
  }
  .reo-import-footer {
    position: sticky;
    bottom: 0;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 12px;
    padding: 10px 0;
    border-top: 1px solid var(--reo-border);
    background: var(--vscode-editor-background);
  }
  .reo-import-footer .reo-button {
    padding: 4px 14px;
  }
  .reo-import .reo-button:disabled {
    opacity: 0.5;
    cursor: default;
  }
`
