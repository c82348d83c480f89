import { css } from './css'

/** One patch in full: its parts, truth and metadata. */
export const PATCH = css`
  .reo-patch {
    display: grid;
    gap: 14px 24px;
    grid-template-columns: minmax(0, 1fr);
  }
  .reo-patch-columns {
    display: grid;
    grid-template-columns: max-content minmax(0, 520px);
    gap: 12px 20px;
  }
  .reo-patch-left {
    min-width: 0;
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
  @container (max-width: 720px) {
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
