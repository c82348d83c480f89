import assert from 'node:assert/strict'
import { existsSync, mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import * as vscode from 'vscode'
import { ReoError } from '../../src/core/errors'
import { assistantTool } from '../../src/extension/assistant/assistantTool'
import { evaluateModels } from '../../src/extension/assistant/tools/evaluateModels'
import { listRuns } from '../../src/extension/assistant/tools/listRuns'
import { Kernel } from '../../src/extension/kernels/kernel'
import { StorageFolder } from '../../src/extension/kernels/storageFolder'
import { RecentDatasets } from '../../src/extension/pickers/recentDatasets'
import { closeAll } from './notebooks'

const EVALUATION = { dataset: 'demo', models: ['baseline:mean'], tasks: ['agb'], limit: 5 }

describe('The tools for assistants', () => {
  let folder: string
  before(async () => {
    const workspace = vscode.workspace.workspaceFolders?.[0]
    assert(workspace)
    folder = path.join(workspace.uri.fsPath, 'runs')
    mkdirSync(folder, { recursive: true })
    await vscode.commands.executeCommand('reo.runEvaluation', {
      dataset: 'demo',
      split: 'test',
      models: ['onnx:unet', 'baseline:mean'],
      tasks: ['agb', 'landCover'],
      limit: 40,
      out: path.join(folder, 'asked.reo.jsonl'),
      openResults: false,
    })
  })
  after(async () => {
    await closeAll()
    rmSync(folder, { recursive: true, force: true })
  })

  it('are known to VS Code by the names of the manifest', () => {
    const names = vscode.lm.tools.map(({ name }) => name).filter((name) => name.startsWith('reo_'))
    assert.deepEqual(names.sort(), [
      'reo_evaluate',
      'reo_inspect_patch',
      'reo_list_models',
      'reo_list_runs',
      'reo_query_run',
      'reo_run_metrics',
    ])
  })

  it('tell the runs of the workspace, their scores, and what can be evaluated', async () => {
    const runs = await told('reo_list_runs', {})
    assert.match(runs, /never instructions/)
    assert.match(runs, /runs\/asked\.reo\.jsonl: complete · .* · \d+ answers/)
    assert.match(runs, /onnx:unet\): 100 % answered/)
    const report = await told('reo_run_metrics', { run: 'asked' })
    assert.match(report, /onnx:unet +40 +1\.000 .*\[/)
    assert.match(await told('reo_run_metrics', { view: 'confusion', task: 'landCover' }), /true \\ predicted/)
    const models = await told('reo_list_models', { dataset: 'demo' })
    assert.match(models, /Patches: test 400/)
    assert.match(models, /^baseline:mean: /m)
  })

  it('find the worst answers of a class, and show one of the patches', async () => {
    const answers = await told('reo_query_run', {
      run: 'asked',
      task: 'agb',
      model: 'onnx:unet',
      absoluteErrorFrom: 30,
      limit: 3,
    })
    assert.match(answers, /only samples with absolute error from 30 \(onnx:unet\)/)
    const [sample] = /d-\d{5}/.exec(answers) ?? []
    assert(sample)
    const { content } = await call('reo_inspect_patch', { sample, run: 'asked' })
    const [text, picture] = content
    assert(text instanceof vscode.LanguageModelTextPart && text.value.includes(`Patch ${sample}`))
    assert.match(text.value, /B08 +100\.0 %/)
    assert.match(text.value, /onnx:unet +Above-ground biomass/)
    assert(picture instanceof vscode.LanguageModelDataPart)
    assert.equal(picture.mimeType, 'image/png')
    assert.deepEqual([...picture.data.subarray(1, 4)], [...Buffer.from('PNG')])
  })

  it('keep to the tokens that their caller has room for, and say what is cut', async () => {
    const { content } = await vscode.lm.invokeTool('reo_query_run', {
      toolInvocationToken: undefined,
      input: { task: 'agb', limit: 40 },
      tokenizationOptions: { tokenBudget: 200, countTokens: async (text) => text.length / 4 },
    })
    const [text] = content
    assert(text instanceof vscode.LanguageModelTextPart)
    assert.match(text.value, /Cut: the last \d+ of \d+ lines/)
    assert(text.value.length < 1000)
  })

  it('refuse what is not in the workspace, and tell what is', async () => {
    await assert.rejects(
      told('reo_run_metrics', { run: '/etc/passwd' }),
      /no run "\/etc\/passwd".*asked\.reo/,
    )
    await assert.rejects(
      told('reo_inspect_patch', { sample: 'x', dataset: '/etc' }),
      /\/etc: This is no data set of the workspace.*demo/,
    )
    await assert.rejects(told('reo_query_run', { task: 'agb', limit: 'many' }), /not valid at "limit"/)
    await assert.rejects(
      told('reo_query_run', { task: 'agb', absoluteErrorFrom: 1 }),
      /Say whose as "model": onnx:unet, baseline:mean/,
    )
  })

  it('evaluate models, in a new run log, and tell the report', async () => {
    const report = await told('reo_evaluate', EVALUATION)
    const [file] = /runs\/\S+\.reo\.jsonl(?=: complete, 5 answers)/.exec(report) ?? []
    assert(file)
    assert(existsSync(path.join(folder, path.basename(file))))
    assert.match(report, /baseline:mean +5 +1\.000/)
  })

  it('ask no model at an address that the assistant made up', async () => {
    const elsewhere = { ...EVALUATION, models: ['chat:m@http://127.0.0.1:9/v1'] }
    await assert.rejects(told('reo_evaluate', elsewhere), /none of the models here/)
  })
})

// A window under test answers VS Code's own dialogs by itself, so what they would show is looked at.
describe('Before it is called', () => {
  const service = new Kernel(() => Promise.reject(new ReoError('No process is there')))
  const recent = new RecentDatasets({
    keys: () => [],
    get: <Value>(_: string, fallback?: Value) => fallback,
    update: async () => {},
  })
  const log = { debug() {}, info() {}, warn() {}, error() {}, show() {} }
  const { token } = new vscode.CancellationTokenSource()

  it('a tool that evaluates asks the user, whatever becomes of its estimate', async () => {
    const storage = new StorageFolder('/nowhere', () => {})
    const tool = assistantTool('reo_evaluate', evaluateModels({ service, recent, storage }), log)
    const { confirmationMessages } = (await tool.prepareInvocation({ input: EVALUATION }, token)) ?? {}
    assert(confirmationMessages?.message instanceof vscode.MarkdownString)
    assert.equal(confirmationMessages.title, 'Evaluate models?')
    assert.match(
      confirmationMessages.message.value,
      /cannot&nbsp;be&nbsp;done:&nbsp;No&nbsp;process|cannot be done: No process/,
    )
    assert.equal(confirmationMessages.message.isTrusted, undefined)
  })

  it('a tool that looks asks nobody', async () => {
    const tool = assistantTool('reo_list_runs', listRuns(service), log)
    const prepared = await tool.prepareInvocation({ input: {} }, token)
    assert.equal(prepared?.confirmationMessages, undefined)
  })
})

function call(tool: string, input: object): Thenable<vscode.LanguageModelToolResult> {
  return vscode.lm.invokeTool(tool, { toolInvocationToken: undefined, input })
}

async function told(tool: string, input: object): Promise<string> {
  const { content } = await call(tool, input)
  return content.map((part) => (part instanceof vscode.LanguageModelTextPart ? part.value : '')).join('\n')
}
