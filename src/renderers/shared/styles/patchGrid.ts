import { css } from './css'

/** A gallery of patches. */
export const PATCH_GRID = css`
  .reo-grid-controls {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px 16px;
    margin-bottom: 6px;
  }
  .reo-grid-controls > .reo-grid-controls {
    display: contents;
  }
  .reo-grid-controls > .reo-segmented {
    margin-left: auto;
  }
  .reo-grid {
    position: relative;
    height: min(520px, var(--reo-grid-height));
    margin-top: 6px;
    overflow: hidden auto;
    resize: vertical;
    scrollbar-gutter: stable;
    overscroll-behavior-y: auto;
    contain: strict;
  }
  .reo-grid + .reo-patch-panel {
    margin-top: 10px;
  }
  .reo-grid-space {
    position: relative;
    user-select: none;
  }
  .reo-tile {
    position: absolute;
    top: 0;
    left: 0;
    display: flex;
    flex-direction: column;
    gap: 4px;
    overflow: hidden;
    padding: 5px;
    border: 1px solid transparent;
    border-radius: 5px;
    background: var(--reo-softer);
    cursor: pointer;
    contain: strict;
  }
  .reo-tile:hover {
    background: var(--reo-soft);
  }
  .reo-tile[aria-selected='true'] {
    border-color: var(--reo-orange);
    background: var(--reo-soft);
    box-shadow: inset 0 0 0 1px var(--reo-orange);
  }
  .reo-grid:focus-visible {
    outline-offset: -1px;
  }
  .reo-grid:focus-visible .reo-tile-active {
    outline: 2px solid var(--reo-focus);
    outline-offset: -2px;
  }
  .reo-tile-picture {
    display: block;
    flex: none;
    width: 100%;
    aspect-ratio: 1;
    border-radius: 2px;
    background: var(--reo-soft);
  }
  .reo-tile-picture > .reo-thumbnail {
    width: 100%;
    height: 100%;
    padding: 4px;
    text-align: center;
  }
  .reo-tile-picture > img.reo-thumbnail {
    padding: 0;
  }
  .reo-tile-check {
    position: absolute;
    top: 9px;
    right: 9px;
    width: 20px;
    height: 20px;
    border: 1px solid #fff;
    border-radius: 4px;
    background: rgb(0 0 0 / 60%);
    color: #fff;
    font-size: 14px;
    line-height: 18px;
    text-align: center;
    opacity: 0;
  }
  .reo-tile:hover > .reo-tile-check,
  .reo-tile[aria-selected='true'] > .reo-tile-check {
    opacity: 1;
  }
  .reo-tile[aria-selected='true'] > .reo-tile-check::before {
    content: '✓';
  }
  .reo-tile-text {
    display: flex;
    flex-direction: column;
    min-width: 0;
    font-size: 12px;
    line-height: 17px;
  }
  .reo-tile-line {
    height: 17px;
    margin: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .reo-tile-line > .reo-badge {
    line-height: 13px;
  }
  .reo-tile-words {
    font-style: italic;
  }
`
