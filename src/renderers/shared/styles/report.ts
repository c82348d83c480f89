import { css } from './css'

/** The report of a run log in an editor of its own. */
export const REPORT = css`
  .reo-report {
    max-width: 1280px;
    margin: 0 auto;
    padding: 18px 12px 60px;
  }
  .reo-report-title {
    margin: 0;
    font-size: 20px;
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .reo-report-buttons {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    margin-left: auto;
  }
  .reo-report-facts {
    margin: 0;
  }
  .reo-run-running {
    border-color: var(--reo-blue);
  }
  .reo-run-complete {
    border-color: var(--vscode-charts-green, #388a34);
  }
  .reo-run-cancelled,
  .reo-run-unfinished {
    border-color: var(--vscode-charts-yellow, #bf8803);
  }
  .reo-run-failed {
    border-color: var(--vscode-charts-red, #e51400);
  }
  .reo-report-head > .reo-notice {
    margin-top: 10px;
  }
  .reo-report-navigation {
    position: sticky;
    top: 0;
    z-index: 2;
    display: flex;
    flex-wrap: wrap;
    gap: 4px 16px;
    margin: 12px 0 0;
    padding: 7px 0;
    border-bottom: 1px solid var(--reo-border);
    background: var(--vscode-editor-background);
  }
  .reo-report-reading {
    margin-top: 10px;
  }
  .reo-report-reading > summary {
    cursor: pointer;
  }
  .reo-report-policies {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px 16px;
    padding: 8px 0 2px 14px;
  }
  .reo-report-heading {
    margin: 26px 0 4px;
    font-size: 16px;
    font-weight: 600;
    scroll-margin-top: 46px;
  }
  .reo-report-figure {
    min-height: 80px;
    margin-bottom: 14px;
  }
  .reo-report-status:not(:empty) {
    margin: 6px 0;
  }
`
