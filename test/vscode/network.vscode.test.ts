import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { type ChatServer, preflightReply, startChatServer } from '../support/chatServer'
import { type ProxyServer, startProxyServer } from '../support/proxyServer'

/** A host that no name server knows: whoever reaches it went through the proxy. */
const FAR = 'models.example.test'

describe('The proxy of VS Code’s settings', () => {
  let chat: ChatServer
  let proxy: ProxyServer
  before(async () => {
    chat = await startChatServer((request) => preflightReply(request) ?? { text: '' })
    proxy = await startProxyServer(Number(new URL(chat.baseUrl).port), 'ada:s3cret')
  })
  after(async () => {
    await setProxy(undefined)
    await vscode.workspace
      .getConfiguration('reo')
      .update('models', undefined, vscode.ConfigurationTarget.Global)
    await proxy.close()
    await chat.close()
  })

  it('is the way to an endpoint as soon as it is set, also for a kernel that runs already', async () => {
    const id = `chat:m@http://${FAR}/v1`
    assert.equal(await vscode.commands.executeCommand('reo.addModel', { id }), undefined)
    await setProxy(proxy.address.replace('//', '//ada:s3cret@'))
    assert.equal(await vscode.commands.executeCommand('reo.addModel', { id }), id)
    assert.equal(proxy.asked[0], `GET http://${FAR}/v1/models`)
  })
})

async function setProxy(address: string | undefined): Promise<void> {
  const http = vscode.workspace.getConfiguration('http')
  await http.update('proxy', address, vscode.ConfigurationTarget.Global)
}
