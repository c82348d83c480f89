import * as vscode from 'vscode'
import { ReoError } from '../../core/errors'
import type { SavedModel } from '../../core/models/savedModel'
import { needTrust } from '../kernels/kernelFactory'
import { type AddModelParts, chooseModel } from '../models/addModelSteps'
import { addressOf } from '../models/modelKeys'
import { reviewModel } from '../models/reviewModel'
import { saveModel } from '../models/savedModels'
import { argumentOf } from './arguments'
import { tell } from '../notifications'

/** REO: Add Model… Asks where a model is, tries it, and keeps it in the settings. @returns the model's id */
export async function addModel(parts: AddModelParts, argument: unknown): Promise<string | undefined> {
  needTrust()
  const given = argumentOf('addModel', argument)
  if (given.id !== undefined) return addGiven(parts, { ...given, id: given.id })
  const chosen = await chooseModel(parts)
  if (chosen === undefined) return undefined
  const reviewed = await reviewModel(parts, chosen)
  if (reviewed === undefined) return undefined
  const { model, apiKey } = reviewed
  const address = addressOf(model.id)
  if (apiKey !== undefined && address !== undefined) await parts.keys.store(address, apiKey)
  await saveModel(model)
  void offer(model)
  return model.id
}

/** @throws ReoError when the model cannot be asked */
async function addGiven({ service, keys }: AddModelParts, model: SavedModel): Promise<string> {
  const apiKey = await keys.of(model.id, model, process.env)
  const trial = await service.request('tryModel', { id: model.id, ...(apiKey !== undefined && { apiKey }) })
  if (trial.outcome === 'failed') throw new ReoError(trial.message)
  await saveModel(model)
  return model.id
}

async function offer({ id, title = id }: SavedModel): Promise<void> {
  const evaluate = 'Run Evaluation…'
  const settings = 'Open Settings'
  const chosen = await tell(`Added ${title}`, evaluate, settings)
  if (chosen === evaluate) await vscode.commands.executeCommand('reo.runEvaluation', { models: [id] })
  if (chosen === settings) await vscode.commands.executeCommand('workbench.action.openSettings', 'reo.models')
}
