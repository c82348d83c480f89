import { ReoError } from '../errors'
import { BASELINE_PREFIX, BASELINES } from './baselines/baselines'
import { openBaseline } from './baselines/baselineModel'
import { CHAT_PREFIX } from './chat/chatId'
import { openChatModel } from './chat/chatModel'
import { type ChatSettings, DEFAULT_CHAT_SETTINGS } from './chat/chatSettings'
import { findModelFolder } from './findModelFolder'
import { LANGUAGE_MODEL_PREFIX } from './languageModel/languageModelId'
import type { LanguageModels } from './languageModel/languageModels'
import { openLanguageModel } from './languageModel/openLanguageModel'
import { listModels } from './listModels'
import type { DeviceChoice, Model } from './model'
import { MANIFEST_FILE } from './onnx/modelJson'
import { ONNX_PREFIX, openOnnxModel } from './onnx/onnxModel'
import { openOnnxVlm, VLM_PREFIX } from './onnxVlm/onnxVlm'
import { DEFAULT_VLM_SETTINGS, type VlmSettings } from './onnxVlm/vlmSettings'
import { openRecordedModel, RECORDED_PREFIX } from './recorded/recordedModel'

export interface OpenModelOptions {
  /** Folders with a folder per model, in which names are looked up; the first match wins. */
  readonly modelFolders: readonly string[]
  /** `auto` when absent. */
  readonly device?: DeviceChoice
  /** How a model behind an endpoint is asked; as is usual when absent. */
  readonly chat?: (id: string) => ChatSettings | Promise<ChatSettings>
  /** How small VLMs that run here answer; as is usual when absent. */
  readonly vlm?: VlmSettings
  /** VS Code's; absent outside it. */
  readonly languageModels?: LanguageModels
}

/**
 * Opens a model by its id: `baseline:NAME`, `onnx:` or `onnx-vlm:` with a model's name or the path of its folder,
 * `chat:MODEL@BASE_URL` (several servers: `chat:MODEL@URL1,URL2`), `lm:VENDOR/FAMILY`, or `recorded:FILE.reo.jsonl`
 * with answers that a run log has already.
 * @throws ReoError when there is no such model; it lists those there are
 */
export async function openModel(
  id: string,
  {
    modelFolders,
    device = 'auto',
    chat = () => DEFAULT_CHAT_SETTINGS,
    vlm = DEFAULT_VLM_SETTINGS,
    languageModels,
  }: OpenModelOptions,
): Promise<Model> {
  if (id.startsWith(CHAT_PREFIX)) return openChatModel(id, await chat(id))
  if (id.startsWith(LANGUAGE_MODEL_PREFIX)) return openLanguageModel(id, languageModels, await chat(id))
  if (id.startsWith(RECORDED_PREFIX)) return openRecordedModel(id)
  if (id.startsWith(BASELINE_PREFIX)) {
    const name = id.slice(BASELINE_PREFIX.length)
    if (Object.hasOwn(BASELINES, name)) return openBaseline(name, BASELINES[name])
  }
  if (id.startsWith(ONNX_PREFIX)) {
    const folder = await findModelFolder(id.slice(ONNX_PREFIX.length), modelFolders)
    if (folder !== undefined) return openOnnxModel(id, folder, device)
  }
  if (id.startsWith(VLM_PREFIX)) {
    const folder = await findModelFolder(id.slice(VLM_PREFIX.length), modelFolders)
    if (folder !== undefined) return openOnnxVlm(id, folder, device, vlm)
  }
  const known = (await listModels(modelFolders)).map((model) => model.id)
  throw new ReoError(`There is no model "${id}"`, {
    mend: `Use ${known.join(', ')}, onnx:PATH or onnx-vlm:PATH with the folder that holds ${MANIFEST_FILE}, chat:MODEL@BASE_URL, lm:VENDOR/FAMILY, or recorded:FILE.reo.jsonl.`,
  })
}
