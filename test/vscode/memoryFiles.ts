import * as vscode from 'vscode'

/** Files that are in memory alone, as those of a repository that is looked at without being cloned. */
export class MemoryFiles implements vscode.FileSystemProvider {
  readonly #files = new Map<string, Uint8Array>()
  /** Of every file: when the last one was written. */
  #time = Date.now()
  readonly #changes = new vscode.EventEmitter<vscode.FileChangeEvent[]>()
  readonly onDidChangeFile = this.#changes.event

  put(path: string, text: string): void {
    this.#files.set(path, new TextEncoder().encode(text))
  }

  textOf(path: string): string {
    return new TextDecoder().decode(this.#files.get(path))
  }

  get names(): readonly string[] {
    return [...this.#files.keys()].sort()
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined)
  }

  stat(uri: vscode.Uri): vscode.FileStat {
    const size = this.#files.get(uri.path)?.length
    const isFolder = this.names.some((name) => name.startsWith(`${uri.path.replace(/\/$/, '')}/`))
    if (size === undefined && !isFolder) throw vscode.FileSystemError.FileNotFound(uri)
    const type = size === undefined ? vscode.FileType.Directory : vscode.FileType.File
    return { type, ctime: 0, mtime: this.#time, size: size ?? 0 }
  }

  readFile(uri: vscode.Uri): Uint8Array {
    const bytes = this.#files.get(uri.path)
    if (bytes === undefined) throw vscode.FileSystemError.FileNotFound(uri)
    return bytes
  }

  writeFile(uri: vscode.Uri, content: Uint8Array): void {
    this.#files.set(uri.path, content)
    this.#time = Date.now()
    this.#changes.fire([{ type: vscode.FileChangeType.Changed, uri }])
  }

  readDirectory(): [string, vscode.FileType][] {
    return []
  }

  createDirectory(): void {}

  delete(uri: vscode.Uri): void {
    this.#files.delete(uri.path)
  }

  rename(from: vscode.Uri, to: vscode.Uri): void {
    this.#files.set(to.path, this.readFile(from))
    this.#files.delete(from.path)
  }
}
