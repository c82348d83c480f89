import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import * as vscode from 'vscode'
import { type ChatServer, preflightReply, startChatServer } from '../support/chatServer'
import { closeAll } from './notebooks'

const KEY = 'secret-of-the-test'

describe('Models of the settings', () => {
  let folder: string
  let server: ChatServer
  beforeEach(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'reo-models-'))
    server = await startChatServer((request) => preflightReply(request) ?? { text: '{"agb": 120}' })
    process.env['REO_TEST_KEY'] = KEY
  })
  afterEach(async () => {
    await server.close()
    await configure([])
    rmSync(folder, { recursive: true, force: true })
  })

  it('are added once they answer, asked with their key by title and prices, and removed', async () => {
    const id = `chat:m@${server.baseUrl}`
    const model = { id, title: 'Mine', prices: { input: 1, output: 2 }, keyVariable: 'REO_TEST_KEY' }
    assert.equal(await vscode.commands.executeCommand('reo.addModel', model), id)
    assert.deepEqual(configured(), [model])

    const out = path.join(folder, 'run.reo.jsonl')
    const result = await vscode.commands.executeCommand('reo.runEvaluation', {
      dataset: 'demo',
      split: 'test',
      models: [id],
      tasks: ['agb'],
      limit: 2,
      asking: { answerForm: 'json' },
      out,
      openResults: false,
    })
    assert.deepEqual(result, { path: out, outcome: 'complete', answers: 2, skipped: 0 })
    const log = readFileSync(out, 'utf8')
    const header = JSON.parse(log.slice(0, log.indexOf('\n')))
    assert.equal(header.models[0].title, 'Mine')
    assert.deepEqual(header.models[0].prices, { input: 1, output: 2 })
    assert.equal(server.requests.at(-1)?.response_format?.type, 'json_schema')
    assert.deepEqual(new Set(server.keys), new Set([`Bearer ${KEY}`]))
    assert(!log.includes(KEY))

    assert.equal(await vscode.commands.executeCommand('reo.removeModel', { id }), id)
    assert.deepEqual(configured(), [])
  })

  it('are not added where nothing answers', async () => {
    const id = `chat:other@${server.baseUrl}`
    assert.equal(await vscode.commands.executeCommand('reo.addModel', { id }), undefined)
    assert.deepEqual(configured(), [])
  })
})

describe('A prompt set', () => {
  let file: string | undefined
  afterEach(async () => {
    await closeAll()
    if (file !== undefined) rmSync(path.dirname(file), { recursive: true, force: true })
  })

  it('is a file of the workspace that the editor knows: what is wrong in it is shown', async () => {
    file = await vscode.commands.executeCommand<string>('reo.newPromptSet', { name: 'short' })
    const written = JSON.parse(readFileSync(file, 'utf8'))
    assert.deepEqual([written.format, written.name], ['reo-prompts/1', 'short'])
    const uri = vscode.Uri.file(file)
    const { version, ...rest } = written
    await replaceText(uri, JSON.stringify({ ...rest, chain: 'Before: {answers}' }))
    const messages = await diagnosticsOf(uri, 2)
    assert.match(messages.join('\n'), /Missing property "version"/)
    assert.match(messages.join('\n'), /Only \{question\}, \{classes\} and \{earlier\} are filled in/)
  })
})

function configured(): unknown {
  return vscode.workspace.getConfiguration('reo').get('models')
}

async function configure(models: readonly unknown[]): Promise<void> {
  await vscode.workspace.getConfiguration('reo').update('models', models, vscode.ConfigurationTarget.Global)
}

async function replaceText(uri: vscode.Uri, text: string): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri)
  const edit = new vscode.WorkspaceEdit()
  edit.replace(uri, new vscode.Range(0, 0, document.lineCount, 0), text)
  await vscode.workspace.applyEdit(edit)
}

/** The messages on a file, once there are so many. */
async function diagnosticsOf(uri: vscode.Uri, count: number): Promise<readonly string[]> {
  for (;;) {
    const found = vscode.languages.getDiagnostics(uri)
    if (found.length >= count) return found.map(({ message }) => message)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}
