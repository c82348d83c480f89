import * as vscode from 'vscode'
import { addressOf, type ModelKeys } from '../models/modelKeys'
import { savedModels } from '../models/savedModels'
import { tell } from '../notifications'
import { plainLabel, plainText } from '../plainText'
import { DeadEnd, OFFERS } from '../deadEnd'

const TITLE = 'Replace Model Key'

/** REO: Replace Model Key… Keeps another key for an address, or forgets the one kept. @returns the address */
export async function replaceModelKey(keys: ModelKeys): Promise<string | undefined> {
  const address = await pickAddress(keys)
  if (address === undefined) return undefined
  const key = await vscode.window.showInputBox({
    title: TITLE,
    prompt: plainText(`Key for ${address}; nothing to forget the one that is kept`),
    password: true,
    ignoreFocusOut: true,
  })
  if (key === undefined) return undefined
  if (key.trim() === '') await keys.forget(address)
  else await keys.store(address, key.trim())
  void tell(
    key.trim() === ''
      ? `No key is kept for ${address} any more`
      : `The key for ${address} is kept in VS Code's secret storage`,
  )
  return address
}

async function pickAddress(keys: ModelKeys): Promise<string | undefined> {
  const addresses = [...new Set(savedModels().flatMap(({ id }) => addressOf(id) ?? []))]
  if (addresses.length === 0) {
    throw new DeadEnd('No model of the setting reo.models has an address', {
      mend: 'Add one by "REO: Add Model…".',
      offers: [OFFERS.addModel],
    })
  }
  const choices = addresses.map(async (address) => ({
    label: plainLabel(address),
    address,
    description: (await keys.get(address)) === undefined ? 'no key is kept' : 'a key is kept',
  }))
  const picked = await vscode.window.showQuickPick(Promise.all(choices), {
    title: TITLE,
    placeHolder: 'Address whose key is another now',
  })
  return picked?.address
}
