import * as v from 'valibot'
import * as vscode from 'vscode'
import type { SavedModel } from '../../core/models/savedModel'
import { savedModel } from '../../protocol/schemas/host'

const SECTION = 'reo'
const KEY = 'models'

/** The models of the setting `reo.models`; entries that are none are left out. */
export function savedModels(): readonly SavedModel[] {
  return entries().flatMap((entry) => {
    const parsed = v.safeParse(savedModel, entry)
    return parsed.success ? [parsed.output] : []
  })
}

/** Adds a model to the setting, or takes the place of the one with its id. */
export async function saveModel(model: SavedModel): Promise<void> {
  await write([...entriesBut(model.id), model])
}

/** Takes a model out of the setting. */
export async function removeSavedModel(id: string): Promise<void> {
  await write(entriesBut(id))
}

/** All of the setting: what is no model to us is not ours to throw away. */
function entries(): readonly unknown[] {
  const value = vscode.workspace.getConfiguration(SECTION).get<unknown>(KEY)
  return Array.isArray(value) ? value : []
}

function entriesBut(id: string): readonly unknown[] {
  return entries().filter((entry) => !v.is(v.object({ id: v.literal(id) }), entry))
}

/** Whether the models are those of a workspace's settings, which may come from somebody else. */
export function areModelsOfWorkspace(): boolean {
  const { workspaceValue, workspaceFolderValue } =
    vscode.workspace.getConfiguration(SECTION).inspect(KEY) ?? {}
  return workspaceValue !== undefined || workspaceFolderValue !== undefined
}

/** Writes the setting where it is set already, else for the user. */
async function write(models: readonly unknown[]): Promise<void> {
  const { Workspace, Global } = vscode.ConfigurationTarget
  const target = areModelsOfWorkspace() ? Workspace : Global
  await vscode.workspace.getConfiguration(SECTION).update(KEY, models, target)
}
