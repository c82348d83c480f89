import { css } from './css'

/** What explains a patch's picture: legends, spectra and the pixel's values. */
export const PATCH_READOUT = css`
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
  }
  .reo-readout-body > .reo-spectrum-frame,
  .reo-readout-values > .reo-value-wide {
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
    display: flex;
    flex-wrap: wrap;
  }
  .reo-value-narrow > .reo-values > div {
    min-width: 56px;
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
`
