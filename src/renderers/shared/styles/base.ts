import { css } from './css'

/** Root, type, controls and notices: what every figure shares. */
export const BASE = css`
  .reo-figure {
    --reo-border: var(
      --vscode-contrastBorder,
      var(--vscode-widget-border, var(--vscode-panel-border, #8886))
    );
    --reo-muted: var(--vscode-descriptionForeground, #777);
    --reo-focus: var(--vscode-focusBorder, #0078d4);
    --reo-blue: var(--vscode-charts-blue, #3794ff);
    /* VS Code's own is translucent. */
    --reo-orange: rgb(from var(--vscode-charts-orange, #d18616) r g b / 1);
    --reo-yellow: var(--vscode-charts-yellow, #bf8803);
    --reo-purple: var(--vscode-charts-purple, #b180d7);
    --reo-soft: color-mix(in srgb, var(--vscode-foreground, #888) 8%, transparent);
    --reo-softer: color-mix(in srgb, var(--vscode-foreground, #888) 4%, transparent);
    container-type: inline-size;
    box-sizing: border-box;
    padding: 6px 2px 10px;
    color: var(--vscode-foreground);
    font: var(--vscode-font-weight, normal) 13px / 1.45 var(--vscode-font-family, sans-serif);
    font-variant-numeric: tabular-nums;
    text-align: left;
  }
  .reo-figure *,
  .reo-figure *::before,
  .reo-figure *::after {
    box-sizing: border-box;
  }
  .reo-figure [hidden] {
    display: none !important;
  }
  .reo-figure :focus {
    outline: none;
  }
  .reo-figure :focus-visible {
    outline: 2px solid var(--reo-focus);
    outline-offset: 1px;
  }
  .reo-visually-hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .reo-muted {
    color: var(--reo-muted);
  }
  .reo-header,
  .reo-header-title,
  .reo-header-controls {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px 12px;
  }
  .reo-header {
    margin-bottom: 10px;
  }
  .reo-header-title {
    flex: 1 1 auto;
  }
  .reo-header-controls {
    max-width: 100%;
  }
  .reo-header-controls > * {
    min-width: 0;
    max-width: 100%;
  }
  .reo-title {
    font-size: 14px;
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .reo-section-title {
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .reo-badge {
    display: inline-block;
    padding: 0 6px;
    border: 1px solid color-mix(in srgb, currentColor 55%, transparent);
    border-radius: 9px;
    font-size: 11px;
    line-height: 16px;
    white-space: nowrap;
    color: var(--vscode-foreground);
  }
  .reo-badge-synthetic {
    border-style: dashed;
  }
  .reo-status-refused,
  .reo-status-unparseable,
  .reo-status-ambiguous,
  .reo-status-out-of-range {
    border-color: var(--vscode-charts-yellow, #bf8803);
  }
  .reo-status-error {
    border-color: var(--vscode-charts-red, #e51400);
  }
  .reo-button {
    padding: 2px 10px;
    border: 1px solid var(--vscode-button-border, var(--reo-border));
    border-radius: 4px;
    background: var(--vscode-button-secondaryBackground, transparent);
    color: var(--vscode-button-secondaryForeground, inherit);
    font: inherit;
    cursor: pointer;
  }
  .reo-button:hover {
    background: var(--vscode-button-secondaryHoverBackground, var(--reo-soft));
  }
  .reo-button-primary {
    background: var(--vscode-button-background);
    color: var(--vscode-button-foreground);
  }
  .reo-button-primary:hover {
    background: var(--vscode-button-hoverBackground);
  }
  .reo-button-quiet {
    padding: 2px 7px;
    border-color: transparent;
    background: transparent;
    color: inherit;
  }
  .reo-link {
    padding: 0;
    border: 0;
    background: none;
    color: var(--vscode-textLink-foreground, inherit);
    font: inherit;
    text-align: inherit;
    cursor: pointer;
  }
  .reo-link:hover {
    text-decoration: underline;
  }
  .reo-select,
  .reo-number {
    height: 24px;
    padding: 0 6px;
    border: 1px solid var(--vscode-dropdown-border, var(--vscode-input-border, var(--reo-border)));
    border-radius: 4px;
    background: var(--vscode-dropdown-background, var(--vscode-input-background, transparent));
    color: var(--vscode-dropdown-foreground, inherit);
    font: inherit;
  }
  .reo-select {
    max-width: 100%;
  }
  .reo-number {
    width: 76px;
    background: var(--vscode-input-background, transparent);
    color: var(--vscode-input-foreground, inherit);
    text-align: right;
  }
  .reo-number::-webkit-inner-spin-button {
    display: none;
  }
  .reo-segmented {
    display: inline-flex;
    flex-wrap: wrap;
    gap: 1px;
    padding: 1px;
    border: 1px solid
      var(--vscode-contrastBorder, color-mix(in srgb, var(--vscode-foreground) 22%, transparent));
    border-radius: 5px;
  }
  .reo-segment {
    position: relative;
    padding: 1px 9px;
    border-radius: 3px;
    white-space: nowrap;
    cursor: pointer;
  }
  .reo-segment input {
    position: absolute;
    inset: 0;
    margin: 0;
    opacity: 0;
    pointer-events: none;
  }
  .reo-segment:hover {
    background: var(--reo-soft);
  }
  .reo-segment:has(:checked) {
    background: var(--vscode-button-background);
    color: var(--vscode-button-foreground);
  }
  .vscode-high-contrast .reo-segment:has(:checked),
  .vscode-high-contrast-light .reo-segment:has(:checked) {
    outline: 1px solid var(--vscode-contrastActiveBorder, currentColor);
  }
  .reo-segment:has(:focus-visible) {
    outline: 2px solid var(--reo-focus);
    outline-offset: 1px;
  }
  .reo-notice {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 10px;
    max-width: 90ch;
    padding: 6px 10px;
    border-left: 3px solid var(--reo-muted);
    background: var(--reo-softer);
  }
  .reo-notice-text {
    flex: 1 1 0;
    min-width: 200px;
  }
  .reo-notice-error {
    border-left-color: var(--vscode-charts-red, #e51400);
  }
  .reo-notice-mark:empty {
    display: none;
  }
  .reo-notice-waiting {
    border-left-color: var(--reo-blue);
    color: var(--reo-muted);
  }
  .reo-swatch {
    display: inline-block;
    flex: none;
    width: 11px;
    height: 11px;
    border: 1px solid color-mix(in srgb, var(--vscode-foreground) 45%, transparent);
    border-radius: 2px;
  }
  .reo-value-line {
    display: inline-flex;
    align-items: baseline;
    gap: 6px;
  }
  .reo-value-line > .reo-swatch {
    position: relative;
    top: 1px;
  }
  .reo-note {
    margin: 4px 0 0;
    max-width: 100ch;
    color: var(--reo-muted);
    font-size: 12px;
  }
`
