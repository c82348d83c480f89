import { css } from './css'

/** The list of confused pairs of classes beside a matrix. */
export const CONFUSED_PAIRS = css`
  .reo-confused {
    margin: 0 0 12px;
  }
  .reo-confused-head {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 2px 14px;
  }
  .reo-figure .reo-confused > ol {
    margin: 4px 0 0;
    padding: 0;
    list-style: none;
  }
  .reo-confused li {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: baseline;
    justify-items: start;
    gap: 0 14px;
    padding: 2px 0;
    border-bottom: 1px solid var(--reo-soft);
  }
  .reo-confused-pair {
    display: inline-flex;
    flex-wrap: wrap;
    gap: 0 6px;
  }
  .reo-pair-examples {
    display: flex;
    grid-column: 1 / -1;
    gap: 4px;
  }
  .reo-pair-examples .reo-thumbnail {
    width: 56px;
  }
  @container (max-width: 560px) {
    .reo-confused li {
      grid-template-columns: minmax(0, 1fr);
    }
  }
  @container (max-width: 780px) {
    .reo-classes .reo-interval {
      display: block;
      margin-left: 0;
    }
  }
`
