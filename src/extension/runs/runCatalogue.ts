import * as vscode from 'vscode'
import type { RunSummary } from '../../core/runs/runSummary'
import { findRunLogs } from './findRunLogs'
import { type KnownRun, LiveRun } from './liveRun'
import type { RunReader } from './runReader'
import { watchFolder } from './watchFolder'

const LOGS_AND_LOCKS = '**/*.reo.{jsonl,jsonl.lock}'

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
  readonly #folders = new Map<string, { dispose(): void }>()
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
    vscode.Disposable.from(...this.#disposables, ...this.#folders.values()).dispose()
  }

  async #find(): Promise<void> {
    if (this.#disposables.length === 1) this.#watch()
    for (const uri of await findRunLogs()) this.#add(uri)
  }

  #watch(): void {
    const watcher = vscode.workspace.createFileSystemWatcher(LOGS_AND_LOCKS)
    const look = (uri: vscode.Uri) => void this.#look(uri)
    watcher.onDidCreate(look)
    watcher.onDidChange(look)
    watcher.onDidDelete(look)
    this.#disposables.push(
      watcher,
      vscode.workspace.onDidGrantWorkspaceTrust(() => this.refresh()),
    )
  }

  /** Takes note of a log, or of the lock beside it, that came, changed or went. */
  async #look(changed: vscode.Uri): Promise<void> {
    const uri = changed.with({ path: changed.path.replace(/\.lock$/, '') })
    const known = this.#runs.get(uri.toString())
    const isThere = await vscode.workspace.fs.stat(uri).then(
      () => true,
      () => false,
    )
    if (known !== undefined && isThere) return known.live.touch()
    if (known === undefined && !isThere) return
    if (isThere) this.#add(uri)
    else {
      known?.live.dispose()
      this.#runs.delete(uri.toString())
    }
    this.#changes.fire(undefined)
  }

  #add(uri: vscode.Uri): void {
    const key = uri.toString()
    if (this.#runs.has(key) || uri.scheme !== 'file' || /\/(node_modules|\.git)\//.test(uri.path)) return
    this.#watchFolderOf(uri)
    const live = new LiveRun(
      () => this.#summarise(uri.fsPath),
      () => this.#changes.fire(uri),
    )
    this.#runs.set(key, { uri, live })
  }

  #watchFolderOf(uri: vscode.Uri): void {
    const folder = vscode.Uri.joinPath(uri, '..')
    if (this.#folders.has(folder.fsPath)) return
    const watcher = watchFolder(folder.fsPath, (name) => {
      if (/\.reo\.jsonl(\.lock)?$/.test(name)) void this.#look(vscode.Uri.joinPath(folder, name))
    })
    this.#folders.set(folder.fsPath, watcher)
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
