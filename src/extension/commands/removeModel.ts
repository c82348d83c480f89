import * as vscode from 'vscode'
import { addressOf, type ModelKeys } from '../models/modelKeys'
import { removeSavedModel, savedModels } from '../models/savedModels'
import { argumentOf } from './arguments'
import { tell } from '../notifications'
import { plainLabel } from '../plainText'
import { DeadEnd, OFFERS } from '../deadEnd'

/** REO: Remove Model… Takes a model out of the settings, and its key with the last model of its address. */
export async function removeModel(keys: ModelKeys, argument: unknown): Promise<string | undefined> {
  const given = argumentOf('removeModel', argument)
  const id = given.id ?? (await pickModel())
  if (id === undefined) return undefined
  await removeSavedModel(id)
  const address = addressOf(id)
  const isLast = address !== undefined && savedModels().every((model) => addressOf(model.id) !== address)
  const hasKey = isLast && (await keys.get(address)) !== undefined
  if (hasKey) await keys.forget(address)
  void tell(`Removed ${id}${hasKey ? ', and the key kept for its address' : ''}`)
  return id
}

async function pickModel(): Promise<string | undefined> {
  const models = savedModels()
  if (models.length === 0) {
    throw new DeadEnd('There is no model in the setting reo.models', {
      mend: 'Add one by "REO: Add Model…".',
      offers: [OFFERS.addModel],
    })
  }
  const picked = await vscode.window.showQuickPick(
    models.map(({ id, title = id }) => ({
      label: plainLabel(title),
      ...(title !== id && { description: plainLabel(id) }),
      id,
    })),
    { title: 'Remove Model', placeHolder: 'Model to take out of the settings; run logs stay' },
  )
  return picked?.id
}
