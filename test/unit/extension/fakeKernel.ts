import {
  CancellationTokenSource,
  createMessageConnection,
  ErrorCodes,
  IPCMessageReader,
  IPCMessageWriter,
  ResponseError,
} from 'vscode-jsonrpc/node'

/*
 * A kernel for tests of the extension's side, a program of its own. A cell's code is a list of words, each an action:
 * `say:TEXT`, `ask:WORD` (a language model, whose answer it says), `fail`, `crash`, `spin`, `wait` (until interrupted), `malformed`. A working directory that is named
 * `crash` or `missing` goes wrong.
 */

const connection = createMessageConnection(new IPCMessageReader(process), new IPCMessageWriter(process))
let interrupt = () => {}

const actions: Readonly<Record<string, (execution: string, text: string) => unknown>> = {
  say(execution, text) {
    void connection.sendNotification('output', {
      execution,
      output: { kind: 'stream', name: 'stdout', text },
    })
    return { outcome: 'done' }
  },
  async ask(execution, word) {
    const cancellation = new CancellationTokenSource()
    const params = {
      model: { vendor: 'v', family: 'f' },
      messages: word === 'nothing' ? [] : [{ role: 'user', parts: [{ text: word }] }],
      temperature: 0,
      ...(word !== 'malformed' && { maximumTokens: 10 }),
    }
    const answer = connection.sendRequest('askLanguageModel', params, cancellation.token)
    if (word === 'wait') cancellation.cancel()
    const said = await answer.catch((error: unknown) => ({ error: String(error) }))
    return actions['say'](execution, JSON.stringify(said))
  },
  fail: () => ({ outcome: 'failed', error: { name: 'Error', message: 'no', stack: 'Error: no' } }),
  crash: () => process.abort(),
  spin() {
    for (;;);
  },
  wait: () => new Promise((resolve) => (interrupt = () => resolve({ outcome: 'interrupted' }))),
  malformed: () => ({ outcome: 'perhaps' }),
}

connection.onRequest('initialize', ({ workingDirectory }: { workingDirectory: string }) => {
  if (workingDirectory === 'crash') process.exit(3)
  if (workingDirectory === 'missing') {
    throw new ResponseError(ErrorCodes.InternalError, 'There is no folder "missing"')
  }
  console.error('ready')
  return { nodeVersion: process.version, processId: process.pid }
})
connection.onRequest('execute', async ({ execution, code }: { execution: string; code: string }) => {
  let result: unknown = { outcome: 'done' }
  for (const word of code.split(' ')) {
    const [action, text] = word.split(':')
    result = await actions[action](execution, text)
  }
  return result
})
connection.onRequest('interrupt', () => {
  interrupt()
  return null
})
connection.onRequest('setDevice', ({ device }: { device: string }) => {
  void connection.sendNotification('status', { work: `device ${device}` })
  return null
})
connection.onRequest('listModels', () => {
  throw new ResponseError(ErrorCodes.InternalError, 'No models here')
})
connection.onRequest('describeDataset', () => new Promise(() => {}))

process.on('disconnect', () => process.exit())
connection.listen()
