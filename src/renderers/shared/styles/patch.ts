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
  .reo-select:disabled {
    opacity: 0.6;
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
    --reo-swipe: 50%;
    position: relative;
    width: min(100%, var(--reo-columns) * var(--reo-zoom) * 1px);
    aspect-ratio: var(--reo-columns) / var(--reo-rows);
    background: var(--reo-soft);
    cursor: crosshair;
  }
  .reo-layer {
    position: absolute;
    inset: 0;
  }
  [data-reo-comparison='swipe'] > .reo-layer-partner {
    clip-path: inset(0 0 0 var(--reo-swipe));
  }
  .reo-layer-name {
    position: absolute;
    top: 4px;
    left: 4px;
    max-width: calc(100% - 8px);
    overflow: hidden;
    padding: 0 5px;
    border-radius: 3px;
    background: rgb(0 0 0 / 65%);
    color: #fff;
    font-size: 11px;
    line-height: 16px;
    text-overflow: ellipsis;
    white-space: nowrap;
    pointer-events: none;
  }
  [data-reo-comparison='swipe'] .reo-layer-name {
    max-width: calc(50% - 8px);
  }
  [data-reo-comparison='swipe'] > .reo-layer-partner > .reo-layer-name {
    right: 4px;
    left: auto;
  }
  [data-reo-comparison='flicker'] > .reo-layer-partner,
  [data-reo-comparison='flicker'] > .reo-layer-main > .reo-layer-name {
    animation: reo-flicker 1.4s step-end infinite;
  }
  [data-reo-comparison='flicker'] > .reo-layer-partner {
    animation-name: reo-flicker-other;
  }
  .reo-resting > .reo-layer,
  .reo-resting > .reo-layer > .reo-layer-name {
    animation-play-state: paused !important;
  }
  @keyframes reo-flicker {
    50% {
      opacity: 0;
    }
  }
  @keyframes reo-flicker-other {
    0% {
      opacity: 0;
    }
    50% {
      opacity: 1;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .reo-layer,
    .reo-layer-name {
      animation-duration: 6s !important;
    }
  }
  .reo-swipe-edge {
    position: absolute;
    top: 0;
    bottom: 0;
    left: var(--reo-swipe);
    width: 15px;
    transform: translateX(-50%);
    cursor: ew-resize;
    touch-action: none;
  }
  .reo-swipe-edge::before {
    position: absolute;
    top: 0;
    bottom: 0;
    left: 6px;
    width: 3px;
    border: solid rgb(0 0 0 / 60%);
    border-width: 0 1px;
    background: #fff;
    content: '';
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
  .reo-figure input[type='range'] {
    accent-color: var(--vscode-button-background, var(--reo-blue));
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
    gap: 10px;
    width: min(100%, var(--reo-columns) * var(--reo-zoom) * 1px);
    margin-top: 5px;
    color: var(--reo-muted);
    font-size: 12px;
    white-space: nowrap;
  }
  .reo-patch-caption > :last-child {
    margin-left: auto;
  }
  .reo-scale-length {
    margin-left: -4px;
  }
  .reo-scale-line {
    flex: none;
    height: 6px;
    border: 1px solid var(--vscode-foreground);
    border-top: 0;
  }
  .reo-legend-place {
    display: grid;
    gap: 6px;
    max-width: 350px;
    margin-top: 4px;
  }
  .reo-legend-title {
    font-size: 12px;
    font-weight: 600;
  }
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
    background: repeating-linear-gradient(135deg, #969696 0 2px, #696969 2px 4px);
  }
  .reo-swatch-cloud {
    background: repeating-linear-gradient(45deg, #fff 0 1px, #3c3c3c 1px 2px, #7d9b76 2px 4px);
  }
  .reo-readout {
    min-width: 0;
  }
  .reo-key {
    display: flex;
    flex-wrap: wrap;
    gap: 1px 14px;
    color: var(--reo-muted);
    font-size: 12px;
  }
  .reo-key > span {
    display: inline-flex;
    align-items: center;
    gap: 6px;
  }
  .reo-key > .reo-key-pixel::before,
  .reo-key > .reo-key-mean::before {
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
    fill: color-mix(in srgb, var(--reo-curve, var(--reo-muted)) 22%, transparent);
  }
  .reo-spectrum-mean {
    fill: none;
    stroke: var(--reo-curve, var(--reo-muted));
    stroke-dasharray: 5 4;
    stroke-width: 1.5;
  }
  .reo-spectrum-edge {
    fill: none;
    stroke: color-mix(in srgb, var(--vscode-foreground) 55%, transparent);
    stroke-width: 3;
  }
  .reo-spectrum-edge + .reo-spectrum-mean {
    stroke-dasharray: none;
    stroke-width: 2;
  }
  .reo-spectrum-pixel {
    fill: none;
    stroke: var(--reo-blue);
    stroke-width: 2;
  }
  .reo-spectrum-dot {
    fill: var(--reo-blue);
  }
  .reo-readout-body,
  .reo-readout-values {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 28px;
  }
  .reo-readout-values,
  .reo-readout-body > .reo-spectrum-frame,
  .reo-readout-values > .reo-value-wide {
    width: 100%;
    max-width: 420px;
  }
  .reo-value-title {
    display: flex;
    align-items: baseline;
    gap: 6px;
    font-size: 12px;
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
