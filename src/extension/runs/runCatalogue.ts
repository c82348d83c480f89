import * as vscode from 'vscode'
import type { RunSummary } from '../../core/runs/runSummary'
import { type KnownRun, LiveRun } from './liveRun'
import type { RunReader } from './runReader'

const RUN_LOGS = '**/*.reo.jsonl'
const LOCKS = '**/*.reo.jsonl.lock'
const ELSEWHERE = '**/{node_modules,.git}/**'
/** Run logs of a workspace that are listed. */
const MOST_RUNS = 1000

/** A run log of the workspace, and what is known of it. */
export interface ListedRun {
  readonly uri: vscode.Uri
  readonly run: KnownRun
}

/** The run logs of the workspace, kept as they are from when they are first asked for. */
export class RunCatalogue implements vscode.Disposable {
  readonly #reader: RunReader
  readonly #runs = new Map<string, { readonly uri: vscode.Uri; readonly live: LiveRun }>()
  readonly #changes = new vscode.EventEmitter<vscode.Uri | undefined>()
  readonly #disposables: vscode.Disposable[] = [this.#changes]
  #found: Promise<void> | undefined
  /** One log is read at a time: of many large ones at once a process would run out of memory. */
  #queue: Promise<unknown> = Promise.resolve()

  constructor(reader: RunReader) {
    this.#reader = reader
  }

  /** Tells which run is known better now; undefined where runs came or went. */
  get onDidChange(): vscode.Event<vscode.Uri | undefined> {
    return this.#changes.event
  }

  /** All runs, the newest first; those of which nothing is known come last. */
  async list(): Promise<readonly ListedRun[]> {
    await (this.#found ??= this.#find())
    return [...this.#runs.values()]
      .map(({ uri, live }) => ({ uri, run: live.state }))
      .sort((one, other) => begun(other).localeCompare(begun(one)))
  }

  /** Looks for run logs anew and reads all of them again. */
  refresh(): void {
    this.#found = undefined
    for (const { live } of this.#runs.values()) live.dispose()
    this.#runs.clear()
    this.#changes.fire(undefined)
  }

  dispose(): void {
    for (const { live } of this.#runs.values()) live.dispose()
    vscode.Disposable.from(...this.#disposables).dispose()
  }

  async #find(): Promise<void> {
    if (this.#disposables.length === 1) this.#watch()
    for (const uri of await vscode.workspace.findFiles(RUN_LOGS, ELSEWHERE, MOST_RUNS)) this.#add(uri)
  }

  #watch(): void {
    const logs = vscode.workspace.createFileSystemWatcher(RUN_LOGS)
    logs.onDidCreate((uri) => {
      this.#add(uri)
      this.#changes.fire(undefined)
    })
    logs.onDidChange((uri) => this.#runs.get(uri.toString())?.live.touch())
    logs.onDidDelete((uri) => {
      this.#runs.get(uri.toString())?.live.dispose()
      if (this.#runs.delete(uri.toString())) this.#changes.fire(undefined)
    })
    const locks = vscode.workspace.createFileSystemWatcher(LOCKS)
    const touchLocked = (lock: vscode.Uri) => {
      const log = lock.with({ path: lock.path.replace(/\.lock$/, '') })
      this.#runs.get(log.toString())?.live.touch()
    }
    locks.onDidCreate(touchLocked)
    locks.onDidDelete(touchLocked)
    this.#disposables.push(
      logs,
      locks,
      vscode.workspace.onDidGrantWorkspaceTrust(() => this.refresh()),
    )
  }

  #add(uri: vscode.Uri): void {
    const key = uri.toString()
    if (this.#runs.has(key) || uri.scheme !== 'file' || /\/(node_modules|\.git)\//.test(uri.path)) return
    const live = new LiveRun(
      () => this.#summarise(uri.fsPath),
      () => this.#changes.fire(uri),
    )
    this.#runs.set(key, { uri, live })
  }

  #summarise(file: string): Promise<RunSummary> {
    const summary = this.#queue.then(() => this.#reader.kernel().request('summariseRun', { file }))
    this.#queue = summary.catch(() => undefined)
    return summary
  }
}

function begun({ run }: ListedRun): string {
  return run.kind === 'known' ? run.summary.created : ''
}
