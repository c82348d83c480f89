import { css } from './css'

/** One patch in full. */
export const PATCH = css`
  .reo-patch {
    display: grid;
    gap: 14px 24px;
    grid-template-columns: minmax(0, 1fr);
  }
  .reo-patch-imagery {
    min-width: 0;
  }
  .reo-view-switch {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px 8px;
    margin-bottom: 8px;
  }
  .reo-view-switch .reo-select:has(option:checked:not([value=''])) {
    border-color: var(--reo-focus);
  }
  .reo-patch-columns {
    display: grid;
    grid-template-columns: max-content minmax(0, 520px);
    gap: 12px 20px;
  }
  .reo-patch-left {
    min-width: 0;
  }
  .reo-patch-image {
    --reo-zoom: var(--reo-zoom-narrow);
  }
  .reo-patch-stage {
    position: relative;
    width: calc(var(--reo-columns) * var(--reo-zoom) * 1px);
    height: calc(var(--reo-rows) * var(--reo-zoom) * 1px);
    background: var(--reo-soft);
    cursor: crosshair;
  }
  .reo-patch-canvas {
    display: block;
    width: 100%;
    height: 100%;
    image-rendering: pixelated;
  }
  .reo-patch-overlay {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    overflow: visible;
    pointer-events: none;
  }
  .reo-outline-dark,
  .reo-outline-light {
    fill: none;
    vector-effect: non-scaling-stroke;
  }
  .reo-outline-dark {
    stroke: #000;
    stroke-width: 3px;
  }
  .reo-outline-light {
    stroke: #fff;
    stroke-width: 1.5px;
  }
  .reo-patch-marker .reo-outline-light {
    stroke: #ffe03a;
  }
  .reo-patch-caption {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 10px;
    width: calc(var(--reo-columns) * var(--reo-zoom) * 1px);
    max-width: 350px;
    margin-top: 5px;
    color: var(--reo-muted);
    font-size: 12px;
  }
  .reo-scale-bar {
    display: inline-flex;
    align-items: center;
    gap: 6px;
  }
  .reo-scale-line {
    width: calc(var(--reo-bar) * var(--reo-zoom) * 1px);
    height: 6px;
    border: 1px solid var(--vscode-foreground);
    border-top: 0;
  }
  .reo-legend-place,
  .reo-legend {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 3px 10px;
    max-width: 350px;
    margin-top: 4px;
    font-size: 12px;
  }
  .reo-legend-place > .reo-legend {
    margin: 0;
  }
  .reo-legend-class,
  .reo-ramp {
    display: inline-flex;
    align-items: center;
    gap: 6px;
  }
  .reo-ramp-bar {
    width: 130px;
    height: 10px;
    border: 1px solid var(--reo-border);
  }
  .reo-swatch-missing {
    background: repeating-linear-gradient(45deg, #3f3f3f 0 2px, #8a8a8a 2px 4px);
  }
  .reo-readout {
    min-width: 0;
  }
  .reo-key {
    display: flex;
    gap: 14px;
    color: var(--reo-muted);
    font-size: 12px;
  }
  .reo-key > span {
    display: inline-flex;
    align-items: center;
    gap: 6px;
  }
  .reo-key > span::before {
    width: 18px;
    border-top: 2px solid var(--reo-blue);
    content: '';
  }
  .reo-key > .reo-key-mean::before {
    border-top: 2px dashed var(--reo-muted);
  }
  .reo-spectrum {
    display: block;
    width: 100%;
    height: auto;
    aspect-ratio: 360 / 176;
  }
  .reo-spectrum text {
    fill: var(--reo-muted);
    font-size: 11px;
  }
  .reo-axis-title {
    text-anchor: middle;
  }
  .reo-grid-line {
    stroke: color-mix(in srgb, var(--vscode-foreground) 14%, transparent);
  }
  .reo-spectrum-spread {
    fill: color-mix(in srgb, var(--reo-muted) 22%, transparent);
  }
  .reo-spectrum-mean {
    fill: none;
    stroke: var(--reo-muted);
    stroke-dasharray: 5 4;
    stroke-width: 1.5;
  }
  .reo-spectrum-pixel {
    fill: none;
    stroke: var(--reo-blue);
    stroke-width: 2;
  }
  .reo-spectrum-dot {
    fill: var(--reo-blue);
  }
  .reo-readout-body {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 28px;
  }
  .reo-readout-body > .reo-spectrum-frame,
  .reo-readout-body > .reo-value-wide {
    width: 100%;
    max-width: 420px;
  }
  .reo-value-title {
    display: flex;
    align-items: baseline;
    gap: 6px;
    font-size: 12px;
  }
  .reo-value-note {
    margin-left: auto;
    font-weight: 600;
  }
  .reo-values {
    display: grid;
    grid-template-columns: repeat(6, minmax(46px, 1fr));
    gap: 2px 4px;
    margin: 2px 0 0;
  }
  .reo-value-narrow > .reo-values {
    grid-auto-columns: minmax(56px, max-content);
    grid-auto-flow: column;
    grid-template-columns: none;
  }
  .reo-values dt {
    color: var(--reo-muted);
    font-size: 11px;
    line-height: 1.2;
  }
  .reo-values dd {
    margin: 0;
    white-space: nowrap;
  }
  .reo-patch-truth {
    display: flex;
    flex-direction: column;
    gap: 10px;
    min-width: 0;
  }
  .reo-truth-table th {
    white-space: nowrap;
  }
  .reo-question {
    display: block;
    max-width: 40ch;
    color: var(--reo-muted);
    font-size: 12px;
    overflow-wrap: anywhere;
    white-space: normal;
  }
  .reo-truth {
    font-weight: 600;
  }
  .reo-figure .reo-table td.reo-truth {
    font-weight: 600;
  }
  .reo-answer {
    display: inline-flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 2px 6px;
  }
  .reo-error {
    color: var(--reo-muted);
    white-space: nowrap;
  }
  .reo-facts {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(190px, 1fr));
    gap: 2px 18px;
    margin: 0;
    font-size: 12px;
  }
  .reo-facts > div {
    display: flex;
    gap: 8px;
    min-width: 0;
  }
  .reo-facts dt {
    flex: none;
    color: var(--reo-muted);
  }
  .reo-facts dd {
    margin: 0;
    min-width: 0;
    overflow-wrap: anywhere;
  }
  @container (max-width: 560px) {
    .reo-patch-columns {
      grid-template-columns: minmax(0, 1fr);
    }
  }
  @container (min-width: 760px) {
    .reo-patch-image {
      --reo-zoom: var(--reo-zoom-wide);
    }
  }
  @container (min-width: 1240px) {
    .reo-patch {
      grid-template-columns: max-content minmax(0, 1fr);
    }
    .reo-patch-columns {
      grid-template-columns: max-content 400px;
    }
    .reo-patch-truth {
      padding-top: 34px;
    }
  }
`
