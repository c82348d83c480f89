import { DEFAULT_POLICIES, type ReadingPolicies } from '../../answers/policies'
import type { GenerationRecord } from '../model'

/** How the answers of a small VLM that runs here are made and read. */
export interface VlmSettings extends GenerationRecord {
  readonly policies: ReadingPolicies
}

export const DEFAULT_VLM_SETTINGS: VlmSettings = {
  policies: DEFAULT_POLICIES,
  temperature: 0,
  seed: 0,
  repeats: 1,
  maximumTokens: 1024,
  stop: [],
  topLogprobs: 0,
  numberBeam: 0,
}
