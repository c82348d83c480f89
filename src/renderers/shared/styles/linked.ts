import { css } from './css'

/** The strip of linked patches. */
export const LINKED = css`
  .reo-linked {
    margin-top: 12px;
    padding: 10px 12px 12px;
    border: 1px solid
      var(--vscode-contrastBorder, color-mix(in srgb, var(--vscode-foreground) 18%, transparent));
    border-radius: 6px;
  }
  .reo-linked-header {
    display: flex;
    align-items: center;
    gap: 10px;
    margin-bottom: 8px;
  }
  .reo-linked-header > .reo-button-quiet {
    margin-left: auto;
  }
  .reo-linked-status:not(:empty) {
    margin-top: 10px;
  }
  .reo-patch-list {
    display: grid;
    grid-auto-flow: dense;
    grid-template-columns: repeat(auto-fill, minmax(128px, 1fr));
    gap: 8px;
  }
  .reo-patch-item {
    display: flex;
    flex-direction: column;
    align-items: stretch;
    min-width: 0;
    padding: 5px;
    border: 1px solid transparent;
    border-radius: 5px;
    background: var(--reo-softer);
    color: inherit;
    font: inherit;
    font-size: 12px;
    line-height: 1.4;
    text-align: left;
    cursor: pointer;
  }
  .reo-patch-item:hover {
    background: var(--reo-soft);
  }
  .reo-patch-item[aria-expanded='true'] {
    border-color: var(--reo-focus);
    background: var(--reo-soft);
  }
  .reo-thumbnail {
    display: block;
    width: 100%;
    aspect-ratio: 1;
    border-radius: 2px;
    image-rendering: pixelated;
    object-fit: contain;
  }
  .reo-thumbnail-none {
    display: grid;
    place-items: center;
    background: repeating-linear-gradient(45deg, var(--reo-soft) 0 4px, transparent 4px 9px);
    color: var(--reo-muted);
    font-size: 11px;
  }
  .reo-patch-id {
    overflow: hidden;
    margin-top: 4px;
    font-weight: 600;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .reo-patch-line {
    display: flex;
    justify-content: space-between;
    gap: 6px;
  }
  .reo-patch-value {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .reo-patch-note {
    display: -webkit-box;
    overflow: hidden;
    font-style: italic;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
  }
  .reo-patch-panel {
    grid-column: 1 / -1;
    padding: 10px 12px 12px;
    border: 1px solid var(--reo-focus);
    border-radius: 5px;
    background: var(--vscode-editor-background);
  }
`
