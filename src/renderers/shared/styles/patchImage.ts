import { css } from './css'

/** A patch's picture: its layers, the edge of a swipe, marks and caption. */
export const PATCH_IMAGE = css`
  .reo-patch-imagery {
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
  .vscode-reduce-motion .reo-layer,
  .vscode-reduce-motion .reo-layer-name {
    animation-duration: 6s !important;
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
`
