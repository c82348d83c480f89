import { css } from './css'

/** What opens below an answer: the form that corrects it, and what its model was sent. */
export const ANSWERS = css`
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
