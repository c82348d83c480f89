import type { Prices } from './model'

/** A model as people keep it in their settings (`reo.models`); a key is kept elsewhere. */
export interface SavedModel {
  /** Such as `chat:qwen2-vl@http://localhost:8000/v1`. */
  readonly id: string
  readonly title?: string
  readonly prices?: Prices
  /** Requests under way at a time at most. */
  readonly concurrency?: number
  /** Environment variable that holds the key. */
  readonly keyVariable?: string
}
