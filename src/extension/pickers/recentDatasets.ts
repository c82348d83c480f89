import type * as vscode from 'vscode'

const KEY = 'reo.recentDatasets'
const MOST_REMEMBERED = 8

/** The data sets used last in this workspace, the newest first. */
export class RecentDatasets {
  readonly #memory: vscode.Memento

  constructor(memory: vscode.Memento) {
    this.#memory = memory
  }

  list(): readonly string[] {
    return this.#memory.get<readonly string[]>(KEY, [])
  }

  async add(dataset: string): Promise<void> {
    const others = this.list().filter((other) => other !== dataset)
    await this.#memory.update(KEY, [dataset, ...others].slice(0, MOST_REMEMBERED))
  }
}
