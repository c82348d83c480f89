import * as v from 'valibot'

/** What a model sees of a patch. */
export interface PictureSettings {
  /** Composites or bands, a picture each; those that a patch cannot be drawn in are left out. */
  readonly composites: readonly string[]
  /** Side of a picture in pixels at least. */
  readonly size: number
  /** How pixels become larger: squares, or smooth. */
  readonly kernel: 'nearest' | 'bicubic'
}

/** How questions are put. */
export interface PromptSettings {
  readonly pictures: PictureSettings
  /** In words, or as JSON by a schema: constrained answers cannot refuse in words, so it stands in the run log. */
  readonly answer: 'plain' | 'json'
  /** Patches of the training split shown with their answers before the question. */
  readonly examples: number
  /** Answers to the earlier questions of the logical chain told with the question: none, the model's own, or the truth. */
  readonly chain: 'none' | 'own' | 'truth'
}

/** Vision models take pictures apart in tiles of 14 or 28 px: one of 25 px makes some fail, and none see much. */
export const SMALLEST_PICTURE = 224

export const DEFAULT_PROMPT_SETTINGS: PromptSettings = {
  pictures: { composites: ['rgb'], size: SMALLEST_PICTURE, kernel: 'nearest' },
  answer: 'plain',
  examples: 0,
  chain: 'none',
}

/** What a run log has to say of them. */
export const promptSettingsSchema: v.GenericSchema<unknown, PromptSettings> = v.object({
  pictures: v.object({
    composites: v.array(v.string()),
    size: v.number(),
    kernel: v.picklist(['nearest', 'bicubic']),
  }),
  answer: v.picklist(['plain', 'json']),
  examples: v.number(),
  chain: v.picklist(['none', 'own', 'truth']),
})
