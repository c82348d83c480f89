import { css } from './css'

/** Findings about a data set. */
export const FINDINGS = css`
  .reo-findings {
    margin: 8px 0;
    border-top: 1px solid var(--reo-soft);
  }
  .reo-finding {
    border-bottom: 1px solid var(--reo-soft);
  }
  .reo-finding[hidden] {
    display: none;
  }
  .reo-figure .reo-finding-line {
    display: grid;
    grid-template-columns: 12px 84px 1fr auto;
    gap: 8px;
    align-items: center;
    font-weight: normal;
    padding: 5px 6px 5px 2px;
    cursor: pointer;
    list-style: none;
  }
  .reo-finding-line::-webkit-details-marker {
    display: none;
  }
  .reo-finding-line::before {
    content: '›';
    justify-self: center;
  }
  .reo-finding[open] > .reo-finding-line::before {
    transform: rotate(90deg);
  }
  .reo-finding-line:hover {
    background: var(--reo-softer);
  }
  .reo-severity {
    display: inline-flex;
    align-items: center;
    gap: 5px;
  }
  .reo-severity svg {
    flex: none;
    width: 14px;
    height: 14px;
  }
  .reo-severity-error svg {
    color: var(--vscode-problemsErrorIcon-foreground, var(--vscode-editorError-foreground, #e51400));
  }
  .reo-severity-warning svg {
    color: var(--vscode-problemsWarningIcon-foreground, var(--vscode-editorWarning-foreground, #bf8803));
  }
  .reo-severity-note svg {
    color: var(--vscode-problemsInfoIcon-foreground, var(--vscode-editorInfo-foreground, #1a85ff));
  }
  .reo-finding-count {
    font-variant-numeric: tabular-nums;
  }
  .reo-finding[open] .reo-finding-title {
    font-weight: 600;
  }
  .reo-finding-body {
    padding: 0 6px 8px 22px;
  }
  .reo-finding > .reo-linked {
    margin: 6px 6px 12px 22px;
  }
  .reo-finding-mend {
    margin: 2px 0 6px;
  }
  .reo-finding-list {
    max-height: 168px;
    overflow-y: auto;
  }
`
