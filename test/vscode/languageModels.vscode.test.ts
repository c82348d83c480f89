import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import * as vscode from 'vscode'
import { closeAll, errorOf, newNotebook, run, textOf, write } from './notebooks'

/* The models are those of the extension in chatProvider. */

/** Each cell prepares a model anew. */
const CELLS_END_WITHIN = 300_000

describe("VS Code's language models", () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'reo-language-models-'))
  })
  afterEach(async () => {
    await closeAll()
    rmSync(folder, { recursive: true, force: true })
  })

  it('are asked with a picture, and their answers read', async () => {
    const out = path.join(folder, 'run.reo.jsonl')
    const result = await evaluate('lm:reo-test/seeing', out)
    assert.deepEqual(result, { path: out, outcome: 'complete', answers: 3, skipped: 0 })
    const [header, ...rest] = linesOf(out)
    assert.deepEqual(header.models?.[0].endpoint, {
      address: "VS Code's language models",
      reportedModel: 'Test model, seeing (seeing-id, 1.0)',
      contextTokens: 8000,
      pictures: 'seen',
      schema: false,
      logprobs: false,
    })
    const answers = rest.filter(({ type }) => type === 'answer')
    assert.deepEqual(
      answers.map(({ raw, status, value }) => [raw, status, value]),
      Array(3).fill(['The picture is 225 pixels wide. I estimate 120 Mg/ha.', 'answered', 120]),
    )
  })

  it('are asked from cells too, and refuse before the first question what they cannot do', async function () {
    this.timeout(CELLS_END_WITHIN)
    const notebook = await newNotebook()
    const codes = ['seeing', 'blind', 'forbidden', 'spent', 'missing'].map((family) => evaluation(family))
    await write(notebook, [`const data = await reo.open('demo')`, ...codes])
    for (let index = 0; index <= codes.length; index++) await run(notebook, index)
    assert.match(textOf(notebook, 1), /3 answers/)
    assert.match(errorOf(notebook, 2).message, /words but no pictures.*lm:reo-test\/blind.*vision-language/)
    assert.match(
      errorOf(notebook, 3).message,
      /VS Code does not let REO Notebook use the model.*user said no/,
    )
    assert.match(errorOf(notebook, 4).message, /grants no more requests.*monthly quota.*resume/)
    assert.match(errorOf(notebook, 5).message, /offers no such language model.*lm:reo-test\/seeing/)
  })

  it('are told when a run is cancelled', async () => {
    const out = path.join(folder, 'cancelled.reo.jsonl')
    const cancellation = new vscode.CancellationTokenSource()
    const evaluation = evaluate('lm:reo-test/slow', out, cancellation.token)
    await untilSlow({ waiting: 3, cancelled: 0 })
    cancellation.cancel()
    assert.deepEqual(await evaluation, { path: out, outcome: 'cancelled', answers: 0, skipped: 0 })
    await untilSlow({ waiting: 3, cancelled: 3 })
  })

  function evaluation(family: string): string {
    const out = JSON.stringify(path.join(folder, `${family}.reo.jsonl`))
    return `await reo.evaluate(data, 'lm:reo-test/${family}', { tasks: ['agb'], limit: 3, out: ${out} })`
  }
})

async function evaluate(model: string, out: string, token?: vscode.CancellationToken): Promise<unknown> {
  return vscode.commands.executeCommand('reo.runEvaluation', {
    dataset: 'demo',
    split: 'test',
    models: [model],
    tasks: ['agb'],
    limit: 3,
    out,
    openResults: false,
    ...(token && { token }),
  })
}

/** What the tests look at in lines of a run log. */
interface Line {
  readonly type: string
  readonly models?: readonly { readonly endpoint: unknown }[]
  readonly raw?: string
  readonly status?: string
  readonly value?: number
}

function linesOf(runLog: string): Line[] {
  return readFileSync(runLog, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
}

/** Waits until so many requests wait at the slow model, and so many of them were cancelled. */
async function untilSlow(wanted: { readonly waiting: number; readonly cancelled: number }): Promise<void> {
  for (;;) {
    const now = await vscode.commands.executeCommand('reoTest.slowRequests').then(undefined, () => undefined)
    if (isDeepStrictEqual(now, wanted)) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
