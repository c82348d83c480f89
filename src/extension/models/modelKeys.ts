import type * as vscode from 'vscode'
import { ReoError } from '../../core/errors'
import type { SavedModel } from '../../core/models/savedModel'

const PREFIX = 'reo.key '

/**
 * Keys of endpoints, in VS Code's secret storage. A key belongs to an address, so that no other setting can send it
 * elsewhere, and serves all models there.
 */
export class ModelKeys {
  readonly #secrets: Pick<vscode.SecretStorage, 'get' | 'store' | 'delete'>

  constructor(secrets: Pick<vscode.SecretStorage, 'get' | 'store' | 'delete'>) {
    this.#secrets = secrets
  }

  async get(address: string): Promise<string | undefined> {
    return this.#secrets.get(PREFIX + address)
  }

  async store(address: string, key: string): Promise<void> {
    await this.#secrets.store(PREFIX + address, key)
  }

  async forget(address: string): Promise<void> {
    await this.#secrets.delete(PREFIX + address)
  }

  /**
   * The key that a model is asked with: the one kept for its address, else that of the environment variable that its
   * setting names.
   * @throws ReoError when the variable is not set
   */
  async of(id: string, saved: SavedModel | undefined, env: NodeJS.ProcessEnv): Promise<string | undefined> {
    const address = addressOf(id)
    if (address === undefined) return undefined
    const kept = await this.get(address)
    if (kept !== undefined || saved?.keyVariable === undefined) return kept
    const key = env[saved.keyVariable]
    if (key !== undefined && key !== '') return key
    throw new ReoError(
      `The environment variable ${saved.keyVariable} is not set, which the setting reo.models names`,
      {
        where: id,
        mend: 'Set it before VS Code starts, or keep a key by the command "REO: Replace Model Key…".',
      },
    )
  }
}

/** The address in `chat:MODEL@BASE_URL`; undefined for models without one. */
export function addressOf(id: string): string | undefined {
  return /^chat:.+@(https?:\/\/.+)$/i.exec(id)?.[1]
}
