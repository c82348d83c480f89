import { css } from './css'

/** Answers beside the truth: what is chosen of them, their words, and what opens below one. */
export const ANSWERS = css`
  .reo-answers-controls {
    display: flex;
    flex-wrap: wrap;
    gap: 6px 14px;
    margin-bottom: 8px;
  }
  .reo-answers-control {
    display: inline-flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 6px;
    min-width: 0;
  }
  .reo-answers-control .reo-select {
    max-width: 34ch;
  }
  .reo-answers-control .reo-number {
    width: 8ch;
  }
  .reo-answers-summary {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 10px;
    margin-bottom: 6px;
    color: var(--reo-muted);
  }
  .reo-answers-scroll {
    max-height: 720px;
    overflow: auto;
  }
  .reo-figure .reo-answers {
    width: 100%;
  }
  .reo-figure .reo-answers-scroll > .reo-answers {
    table-layout: fixed;
  }
  .reo-figure .reo-answers > thead th {
    position: sticky;
    z-index: 2;
    top: 0;
    background: var(--vscode-editor-background);
    white-space: normal;
    vertical-align: bottom;
  }
  .reo-answers .reo-sort {
    flex-wrap: wrap;
    column-gap: 5px;
    text-align: left;
  }
  .reo-figure .reo-answers-scroll > .reo-answers > thead th:nth-child(-n + 2) {
    z-index: 3;
  }
  .reo-figure .reo-answers > tbody > tr > .reo-answers-patch,
  .reo-figure .reo-answers > tbody > tr > .reo-truth {
    position: sticky;
    z-index: 1;
    background: var(--vscode-editor-background);
  }
  .reo-figure .reo-answers > tbody > tr > .reo-answers-patch,
  .reo-figure .reo-answers > thead th:first-child {
    left: 0;
  }
  .reo-figure .reo-answers-scroll > .reo-answers > tbody > tr > .reo-truth,
  .reo-figure .reo-answers-scroll > .reo-answers > thead th:nth-child(2) {
    left: 132px;
  }
  .reo-figure .reo-table.reo-answers tbody tr:hover > .reo-answers-patch,
  .reo-figure .reo-table.reo-answers tbody tr:hover > .reo-truth {
    background: color-mix(in srgb, var(--vscode-foreground) 4%, var(--vscode-editor-background));
  }
  .reo-answers-name {
    display: flex;
    align-items: center;
    gap: 4px;
    min-width: 0;
  }
  .reo-answers-name > input {
    flex: none;
    margin: 4px 0 0;
    accent-color: var(--reo-orange);
  }
  .reo-answers-patch > .reo-link {
    font-size: 12px;
  }
  .reo-answers-end {
    height: 1px;
  }
  .reo-raw {
    margin-top: 2px;
    color: var(--reo-muted);
    font-size: 12px;
    overflow-wrap: anywhere;
    unicode-bidi: isolate;
    white-space: pre-wrap;
  }
  .reo-figure .reo-raw > summary {
    font-weight: normal;
  }
  .reo-raw-whole {
    max-height: 320px;
    overflow-y: auto;
  }
  .reo-read {
    border-radius: 2px;
    background: color-mix(in srgb, var(--reo-yellow) 26%, transparent);
    color: var(--vscode-foreground);
    text-decoration: underline;
    text-underline-offset: 2px;
  }
  .reo-differs {
    color: var(--vscode-foreground);
    text-decoration: underline wavy var(--reo-purple);
    text-underline-offset: 3px;
  }
  .reo-difference {
    overflow-wrap: anywhere;
  }
  .reo-figure .reo-answers > tbody > tr > .reo-difference-found {
    padding-left: 8px;
    border-left: 3px solid var(--reo-purple);
  }
  .reo-tip {
    position: fixed;
    z-index: 20;
    max-width: 44ch;
    padding: 3px 8px;
    border: 1px solid var(--vscode-editorHoverWidget-border, var(--reo-border));
    border-radius: 4px;
    background: var(--vscode-editorHoverWidget-background, var(--vscode-editor-background));
    color: var(--vscode-editorHoverWidget-foreground, var(--vscode-foreground));
    font-size: 12px;
    white-space: normal;
    text-decoration: none;
  }
  .reo-chain > .reo-thumbnail {
    width: 72px;
    margin-bottom: 6px;
  }
  .reo-chain .reo-answers-patch {
    min-width: 150px;
  }
  .reo-chain .reo-answers td {
    min-width: 130px;
  }
  .reo-truth > .reo-contradiction {
    display: table;
    margin-top: 3px;
  }
  .reo-contradiction {
    border-color: var(--vscode-charts-red, #e51400);
    border-width: 2px;
    white-space: normal;
  }
  .reo-contradictions {
    margin: 8px 0 0;
    padding-left: 18px;
  }
  .reo-answer-actions {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 12px;
    margin-top: 3px;
    font-size: 12px;
    opacity: 0;
  }
  tr:hover > .reo-answer-cell > .reo-answer-actions,
  .reo-answer-actions:focus-within,
  .reo-answer-actions:has([aria-expanded='true']) {
    opacity: 1;
  }
  @media (hover: none) {
    .reo-answer-actions {
      opacity: 1;
    }
  }
  .reo-answer-panel {
    max-width: 110ch;
    padding: 10px 12px 12px;
    border: 1px solid var(--reo-focus);
    border-radius: 5px;
    background: var(--vscode-editor-background);
    white-space: normal;
  }
  .reo-correction {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 12px;
  }
  .reo-correction-why {
    display: inline-flex;
    flex: 1 1 240px;
    align-items: center;
    gap: 6px;
  }
  .reo-text {
    flex: 1 1 auto;
    min-width: 0;
    height: 24px;
    padding: 0 6px;
    border: 1px solid var(--vscode-input-border, var(--reo-border));
    border-radius: 4px;
    background: var(--vscode-input-background, transparent);
    color: var(--vscode-input-foreground, inherit);
    font: inherit;
  }
  .reo-text::placeholder {
    color: var(--vscode-input-placeholderForeground, var(--reo-muted));
  }
  .reo-correction + div:not(:empty) {
    margin-top: 8px;
  }
  .reo-prompt-message {
    margin-top: 10px;
    padding-left: 10px;
    border-left: 3px solid var(--reo-soft);
  }
  .reo-prompt-user {
    border-left-color: var(--reo-blue);
  }
  .reo-prompt-text {
    max-width: 90ch;
    margin: 4px 0;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .reo-prompt-figure {
    display: inline-block;
    margin: 6px 12px 6px 0;
  }
  .reo-prompt-picture {
    display: block;
    max-width: 100%;
    border: 1px solid var(--reo-border);
    image-rendering: pixelated;
  }
`
