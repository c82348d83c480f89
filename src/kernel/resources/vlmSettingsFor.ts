import type { AskingOptions } from '../../core/models/chat/askingOptions'
import type { GenerationRecord } from '../../core/models/model'
import { DEFAULT_VLM_SETTINGS, type VlmSettings } from '../../core/models/onnxVlm/vlmSettings'

/** How small VLMs that run here answer, besides what is said of all language models. */
export type GenerationOptions = Partial<Pick<GenerationRecord, 'seed' | 'stop' | 'numberBeam'>>

/** How a small VLM answers: as the options have it, and as it answered earlier where a run goes on. */
export function vlmSettingsFor(
  options: AskingOptions & GenerationOptions,
  earlier?: GenerationRecord,
): VlmSettings {
  const usual = { ...DEFAULT_VLM_SETTINGS, ...earlier }
  return {
    ...usual,
    temperature: options.temperature ?? usual.temperature,
    repeats: options.repeats ?? usual.repeats,
    maximumTokens: options.maximumTokens ?? usual.maximumTokens,
    topLogprobs: options.topLogprobs ?? usual.topLogprobs,
    seed: options.seed ?? usual.seed,
    stop: options.stop ?? usual.stop,
    numberBeam: options.numberBeam ?? usual.numberBeam,
  }
}
