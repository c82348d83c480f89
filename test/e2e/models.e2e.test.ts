import { mkdir, mkdtemp, readdir, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DrivenVscode, driveVscode } from '../../scripts/lib/drivenVscode.mjs'
import { chatProviderPath } from '../../scripts/lib/extensionHostTests.mjs'
import { type ChatServer, preflightReply, startChatServer } from '../support/chatServer'
import { paletteOf } from '../support/palette'
import { closeAfterTests } from '../support/windowOfTests'

const KEY = 'key-of-the-journey'

/** Where pictures of each question go, when they are wanted. */
const PICTURES = process.env['REO_PICTURES']

describe('Models behind an endpoint, in a real VS Code', () => {
  let workspace: string
  let vscode: DrivenVscode
  let server: ChatServer

  beforeAll(async () => {
    workspace = await mkdtemp(path.join(tmpdir(), 'reo-models-journey-'))
    server = await startChatServer(
      (request) => preflightReply(request) ?? { text: 'About 120 Mg/ha.' },
      ['qwen2-vl', 'llava'],
      KEY,
    )
    const theme = process.env['REO_THEME']
    vscode = await driveVscode({
      folder: workspace,
      extensions: [chatProviderPath],
      ...(theme !== undefined && { settings: { 'workbench.colorTheme': theme } }),
    })
  })

  afterAll(() => server?.close())

  closeAfterTests(() => ({ vscode, folder: workspace }))

  it('are added with their key, tried, and kept in the settings without it', async () => {
    const { chooseCommand, choose, accept, row } = paletteOf(vscode)
    await chooseCommand('REO: Add Model')
    await row('Another address').waitFor()
    await picture('places')
    await choose('Where is the model?', 'Another address')
    await accept('Address of an OpenAI-compatible endpoint', server.baseUrl)
    await accept(`Key for ${server.baseUrl}`, 'wrong')
    await accept('The endpoint refuses this key', KEY)
    await choose('Model at', 'qwen2-vl')
    await row('Sees pictures').waitFor()
    await picture('review')
    await choose('What the model can do', 'Prices')
    await accept('US dollars per million tokens', '0.15/0.6')
    await row('$0.15 in, $0.6 out').waitFor()
    await choose('What the model can do', 'Save')
    const saved = () =>
      vscode.run((vscode) => vscode.workspace.getConfiguration('reo').get<unknown>('models'))
    await expect
      .poll(saved)
      .toEqual([{ id: `chat:qwen2-vl@${server.baseUrl}`, prices: { input: 0.15, output: 0.6 } }])
    await picture('added')
  })

  it('are offered by an evaluation beside those of VS Code, and asked by a prompt set of the workspace', async () => {
    await vscode.run((vscode) => vscode.commands.executeCommand('reo.newPromptSet', { name: 'short' }))
    await picture('prompt-set')
    const { chooseCommand, choose, accept, row, asked } = paletteOf(vscode)
    await chooseCommand('REO: Run Evaluation')
    await choose('Data set', 'Demo')
    await choose('Split to evaluate on', 'test')
    await asked('Models to evaluate')
    await row('lm:reo-test/seeing').waitFor()
    await picture('models')
    await vscode.page.getByRole('checkbox', { name: 'Toggle all checkboxes' }).uncheck()
    await row('qwen2-vl').click()
    await vscode.page.keyboard.press('Enter')
    await accept('Tasks to ask')
    await row('short').waitFor()
    await picture('prompts')
    await choose('Prompts', 'short')
    await asked('How questions are put')
    await picture('ways')
    await choose('How questions are put', 'In words')
    await accept('Number of patches', '2')
    const runs = path.join(workspace, 'runs')
    await expect.poll(() => readdir(runs).catch(() => [])).toHaveLength(1)
    await expect
      .poll(async () => readFile(path.join(runs, (await readdir(runs))[0]), 'utf8'), { timeout: 60_000 })
      .toContain('"outcome":"complete"')
    const log = await readFile(path.join(runs, (await readdir(runs))[0]), 'utf8')
    expect(log).toContain('"name":"short"')
    expect(log).not.toContain(KEY)
  })

  async function picture(name: string): Promise<void> {
    if (PICTURES === undefined) return
    await mkdir(PICTURES, { recursive: true })
    await vscode.page.screenshot({ path: path.join(PICTURES, `${name}.png`) })
  }
})
