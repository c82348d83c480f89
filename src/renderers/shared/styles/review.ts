import { css } from './css'

/** Texts about patches, to be decided about. */
export const REVIEW = css`
  .reo-review {
    margin-bottom: 14px;
  }
  .reo-review-bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 6px 18px;
    margin-bottom: 10px;
  }
  .reo-review-steps {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px 8px;
    min-width: 0;
  }
  .reo-review-columns {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 14px 22px;
  }
  .reo-review-patch {
    container-type: inline-size;
    min-width: 0;
  }
  .reo-review-patch > .reo-facts {
    margin-top: 10px;
  }
  .reo-review-texts {
    display: flex;
    flex-direction: column;
    gap: 12px;
    min-width: 0;
  }
  .reo-review-list {
    position: relative;
    display: flex;
    flex-direction: column;
    gap: 8px;
    max-height: 760px;
    padding: 2px;
    overflow-y: auto;
  }
  .reo-review-text {
    flex: none;
    padding: 7px 10px 9px;
    border: 1px solid var(--reo-soft);
    border-left: 3px solid var(--reo-soft);
    border-radius: 4px;
  }
  .reo-review-active {
    border-color: var(--reo-border);
    border-left-color: var(--reo-focus);
    background: var(--reo-softer);
  }
  .reo-review-text:not(.reo-review-active) {
    cursor: pointer;
  }
  .reo-review-text:not(.reo-review-active)
    > :is(.reo-review-states, .reo-review-checks, .reo-review-actions) {
    display: none;
  }
  .reo-review-text:not(.reo-review-active) > .reo-review-question {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .reo-review-text:not(.reo-review-active) > .reo-review-answer {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
  }
  .reo-review-text-head {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 2px 10px;
  }
  .reo-review-text-place {
    margin-left: auto;
    font-size: 12px;
  }
  .reo-review-question,
  .reo-review-answer {
    max-width: 80ch;
    margin-top: 3px;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .reo-review-question {
    color: var(--reo-muted);
  }
  .reo-review-states {
    margin-top: 3px;
    font-size: 12px;
  }
  .reo-review-checks,
  .reo-review-decision {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 3px 8px;
    margin-top: 3px;
    font-size: 12px;
    overflow-wrap: anywhere;
  }
  .reo-review-checks .reo-badge {
    max-width: 100%;
    white-space: normal;
  }
  .reo-review-who {
    font-weight: 600;
  }
  .reo-review-words {
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .reo-verdict-accept {
    border-color: var(--vscode-charts-green, #388a34);
  }
  .reo-verdict-correct {
    border-color: var(--vscode-charts-yellow, #bf8803);
  }
  .reo-verdict-reject {
    border-color: var(--vscode-charts-red, #e51400);
  }
  .reo-review-actions {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    margin-top: 7px;
  }
  .reo-review .reo-button {
    white-space: nowrap;
  }
  .reo-shortcut {
    margin-left: 6px;
    padding: 0 4px;
    border: 1px solid color-mix(in srgb, currentColor 45%, transparent);
    border-radius: 3px;
    font: inherit;
    font-size: 10px;
    line-height: 14px;
  }
  .reo-review-foot:not(:empty) {
    margin-top: 8px;
  }
  .reo-review-form {
    display: flex;
    flex-direction: column;
    gap: 6px;
    max-width: 80ch;
  }
  .reo-review-form > .reo-text {
    flex: none;
  }
  .reo-review-field {
    padding: 4px 6px;
    border: 1px solid var(--vscode-input-border, var(--reo-border));
    border-radius: 4px;
    background: var(--vscode-input-background, transparent);
    color: var(--vscode-input-foreground, inherit);
    font: inherit;
    resize: vertical;
  }
  .reo-review-reasons,
  .reo-review-form-end {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
  }
  .reo-review-progress {
    display: flex;
    align-items: center;
  }
  .reo-review-standing {
    display: flex;
    flex-direction: column;
    gap: 10px;
    margin-top: 10px;
  }
  @container (min-width: 820px) {
    .reo-review-columns {
      grid-template-columns: minmax(320px, 5fr) minmax(0, 7fr);
    }
  }
`
