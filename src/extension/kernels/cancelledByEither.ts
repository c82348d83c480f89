import * as vscode from 'vscode'

/** A token that is cancelled with either of two; dispose of the source in the end. */
export function cancelledByEither(
  inside: vscode.CancellationToken,
  outside: vscode.CancellationToken | undefined,
): vscode.CancellationTokenSource {
  const source = new vscode.CancellationTokenSource()
  inside.onCancellationRequested(() => source.cancel())
  outside?.onCancellationRequested(() => source.cancel())
  if (outside?.isCancellationRequested === true) source.cancel()
  return source
}
