import { type Command, InvalidArgumentError } from 'commander'
import { DEFAULT_VLM_SETTINGS, type VlmSettings } from '../../../core/models/onnxVlm/vlmSettings'
import { wholeNumberFrom } from '../../wholeNumber'
import type { ChatOptions } from './chatOptions'

/** Options of `reo evaluate` that say how small VLMs that run here answer, besides those of all language models. */
export interface VlmOptions {
  readonly seed: number
  readonly stop: readonly string[]
  readonly numberBeam: number
}

/** Adds the options to a command. */
export function addVlmOptions(command: Command): Command {
  const count = wholeNumberFrom(0)
  const { seed, stop, numberBeam } = DEFAULT_VLM_SETTINGS
  return command
    .optionsGroup('Small VLMs that run here, besides --temperature, --max-tokens, --logprobs and --repeats:')
    .option('--seed <n>', 'the same seed has the same answers, at a temperature too', count, seed)
    .option('--stop <text>', 'texts before which an answer ends, repeatable', collectStop, stop)
    .option(
      '--number-beam <n>',
      'beginnings of a number followed at a time, to tell what else it might have been (16 is enough; 0 for not at all)',
      count,
      numberBeam,
    )
}

/** How small VLMs answer. */
export function vlmSettings({
  temperature,
  repeats,
  maxTokens: maximumTokens,
  logprobs: topLogprobs,
  seed,
  stop,
  numberBeam,
}: ChatOptions & VlmOptions): VlmSettings {
  return {
    ...DEFAULT_VLM_SETTINGS,
    temperature,
    repeats,
    maximumTokens,
    topLogprobs,
    seed,
    stop,
    numberBeam,
  }
}

function collectStop(text: string, earlier: readonly string[]): readonly string[] {
  if (text === '') throw new InvalidArgumentError('Give a text.')
  return [...earlier, text]
}
