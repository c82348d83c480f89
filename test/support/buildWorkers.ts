import { buildWorkersForSource } from '../../scripts/lib/bundles.mjs'

/** Unit tests run from source, worker threads from bundles. */
export default buildWorkersForSource
