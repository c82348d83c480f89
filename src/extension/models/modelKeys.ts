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
  readonly #used = new Set<string>()

  constructor(secrets: Pick<vscode.SecretStorage, 'get' | 'store' | 'delete'>) {
    this.#secrets = secrets
  }

  /** Those that were read or kept since the window opened: no log may show them. */
  get used(): Iterable<string> {
    return this.#used
  }

  async get(address: string): Promise<string | undefined> {
    return this.#remember(await this.#secrets.get(PREFIX + address))
  }

  async store(address: string, key: string): Promise<void> {
    this.#remember(key)
    await this.#secrets.store(PREFIX + address, key)
  }

  async forget(address: string): Promise<void> {
    await this.#secrets.delete(PREFIX + address)
  }

  /**
   * The key that a model is asked with: the one kept for its address, else that of the environment variable that its
   * setting names.
   * @param env undefined where the setting is a workspace's: it could send any variable to an address of its own
   * @throws ReoError when the variable is not set, or must not be read
   */
  async of(
    id: string,
    saved: SavedModel | undefined,
    env: NodeJS.ProcessEnv | undefined,
  ): Promise<string | undefined> {
    const address = addressOf(id)
    if (address === undefined) return undefined
    const kept = await this.get(address)
    if (kept !== undefined || saved?.keyVariable === undefined) return kept
    if (env === undefined) {
      throw new ReoError(
        `The setting reo.models of this workspace names the environment variable ${saved.keyVariable}, which only user settings may`,
        {
          where: id,
          mend: 'Move the model to your user settings, or keep a key by the command "REO: Replace Model Key…".',
        },
      )
    }
    const key = env[saved.keyVariable]
    if (key !== undefined && key !== '') return this.#remember(key)
    throw new ReoError(
      `The environment variable ${saved.keyVariable} is not set, which the setting reo.models names`,
      {
        where: id,
        mend: 'Set it before VS Code starts, or keep a key by the command "REO: Replace Model Key…".',
      },
    )
  }

  #remember<Key extends string | undefined>(key: Key): Key {
    if (key !== undefined) this.#used.add(key)
    return key
  }
}

/** The address in `chat:MODEL@BASE_URL`; undefined for models without one. */
export function addressOf(id: string): string | undefined {
  return /^chat:.+@(https?:\/\/.+)$/i.exec(id)?.[1]
}
