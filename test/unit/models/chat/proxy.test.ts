import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { certificateFailure } from '../../../../src/core/models/chat/certificateFailure'
import { nameOfProxy, proxyFor } from '../../../../src/core/models/chat/proxy'
import { tryAddress, tryModel } from '../../../../src/core/models/tryEndpoint'
import { type ChatServer, preflightReply, startChatServer } from '../../../support/chatServer'
import { temporaryFolder } from '../../../support/modelFolder'
import { type ProxyServer, startProxyServer } from '../../../support/proxyServer'
import { bundleReoCommand } from '../../../support/reoCommand'
import { writeDatasetWithOneImage } from '../../../support/smallDataset'
import { startTlsServer, TEST_CERTIFICATE } from '../../../support/tlsServer'

const open: { close(): Promise<void> }[] = []
afterEach(async () => {
  vi.unstubAllEnvs()
  for (const server of open.splice(0).reverse()) await server.close()
})

/** A host that no name server knows: whoever reaches it went through the proxy. */
const FAR = 'models.example.test'

async function startChat(): Promise<ChatServer> {
  const server = await startChatServer((request) => preflightReply(request) ?? { text: '120 Mg/ha' })
  open.push(server)
  return server
}

async function startProxy(target: number, login?: string): Promise<ProxyServer> {
  const proxy = await startProxyServer(target, login)
  open.push(proxy)
  return proxy
}

function portOf(address: string): number {
  return Number(new URL(address).port)
}

describe('the proxy of an address', () => {
  const env = { http_proxy: 'http://plain:1', https_proxy: 'secure:2' }
  const names = (list: string) =>
    HOSTS.filter((host) => proxyFor(new URL(`http://${host}/v1`), { ...env, no_proxy: list }) === undefined)

  it('is named by the variable of its scheme, in small letters before capitals', () => {
    expect(proxyFor(new URL('http://far.test/v1'), env)).toBe('http://plain:1')
    expect(proxyFor(new URL('https://far.test/v1'), env)).toBe('http://secure:2')
    expect(proxyFor(new URL('https://far.test/v1'), { HTTPS_PROXY: 'http://c:3' })).toBe('http://c:3')
    expect(proxyFor(new URL('https://far.test/v1'), { ALL_PROXY: 'http://all:4' })).toBe('http://all:4')
    expect(proxyFor(new URL('http://far.test/v1'), { http_proxy: ' ' })).toBeUndefined()
  })

  it.each(['localhost', 'models.localhost', '127.0.0.1', '127.1.2.3', '[::1]'])(
    'is none for this machine itself: %s',
    (host) => {
      expect(proxyFor(new URL(`http://${host}:8000/v1`), env)).toBeUndefined()
    },
  )

  // Of Python's urllib.request.proxy_bypass_environment.
  const HOSTS = [FAR, 'example.test', 'notexample.test', `deep.${FAR}`, `${FAR}:8000`, '192.168.1.7']
  const OF_DOMAIN = [FAR, 'example.test', `deep.${FAR}`, `${FAR}:8000`]
  it.each([
    ['', []],
    ['*', HOSTS],
    ['example.test', OF_DOMAIN],
    ['.example.test', OF_DOMAIN],
    ['EXAMPLE.test', OF_DOMAIN],
    [`${FAR}:8000`, [`${FAR}:8000`]],
    [`other.test, ${FAR}`, [FAR, `deep.${FAR}`, `${FAR}:8000`]],
    ['192.168.1.7', ['192.168.1.7']],
  ])('is none for the hosts that NO_PROXY "%s" lists', (list, exempt) => {
    expect(names(list)).toEqual(exempt)
  })

  it('is named without its password', () => {
    expect(nameOfProxy('http://ada:secret@proxy.test:3128')).toBe('proxy.test:3128')
    expect(nameOfProxy('::')).toBe('with an address that cannot be read')
  })
})

describe('an endpoint behind a proxy', () => {
  it('is asked through it, and this machine straight', async () => {
    const chat = await startChat()
    const proxy = await startProxy(portOf(chat.baseUrl))
    vi.stubEnv('http_proxy', proxy.address)
    expect(await tryModel(`chat:m@http://${FAR}/v1`, 'k', undefined)).toMatchObject({
      outcome: 'answered',
      found: { pictures: 'seen', schema: true, logprobs: true },
    })
    expect(proxy.asked[0]).toBe(`GET http://${FAR}/v1/models`)
    expect(proxy.asked).toContain(`POST http://${FAR}/v1/chat/completions`)
    const { length } = proxy.asked
    expect(await tryAddress(chat.baseUrl, undefined)).toMatchObject({ outcome: 'answered', found: ['m'] })
    expect(proxy.asked).toHaveLength(length)
  })

  it('is asked by name and password where the proxy wants them', async () => {
    const chat = await startChat()
    const proxy = await startProxy(portOf(chat.baseUrl), 'ada:s3cret')
    vi.stubEnv('http_proxy', proxy.address.replace('//', '//ada:s3cret@'))
    expect(await tryAddress(`http://${FAR}/v1`, undefined)).toMatchObject({ outcome: 'answered' })
  })

  it.each(['http', 'https'])(
    'says of a proxy that refuses %s that it is the proxy, and no password',
    async (scheme) => {
      const chat = await startChat()
      const proxy = await startProxy(portOf(chat.baseUrl), 'ada:s3cret')
      vi.stubEnv(`${scheme}_proxy`, proxy.address.replace('//', '//ada:wr0ng@'))
      const tried = await tryAddress(`${scheme}://${FAR}/v1`, undefined)
      expect(tried).toMatchObject({
        failure: 'proxy',
        message: expect.stringMatching(
          /The proxy 127\.0\.0\.1:\d+ lets no request through \(it wants a name and a password\)\. Check .*HTTPS_PROXY/,
        ),
      })
      expect(JSON.stringify(tried)).not.toMatch(/wr0ng|s3cret/)
    },
  )

  it('says of a proxy that is not there that it is the proxy', async () => {
    vi.stubEnv('http_proxy', 'http://127.0.0.1:9')
    expect(await tryAddress(`http://${FAR}/v1`, undefined)).toMatchObject({
      failure: 'proxy',
      message: expect.stringContaining('ECONNREFUSED'),
    })
    vi.stubEnv('http_proxy', 'nonsense://')
    expect(await tryAddress(`http://${FAR}/v1`, undefined)).toMatchObject({ failure: 'proxy' })
  })
})

describe('a machine without a network', () => {
  it('is told at once what it lacks', async () => {
    const tried = await tryModel(`chat:m@http://${FAR}/v1`, undefined, undefined)
    expect(tried).toMatchObject({
      failure: 'network',
      message: expect.stringMatching(/cannot be reached.*that this machine has a network/),
    })
  })
})

describe('a server whose certificate this machine does not know', async () => {
  const reo = await bundleReoCommand()
  const folder = await temporaryFolder()
  const data = await writeDatasetWithOneImage(path.join(folder, 'data'), 2)
  const evaluate = (address: string, out: string) => {
    const model = ['--model', `chat:m@${address}`, '--task', 'agb', '--no-cache']
    return reo.run('evaluate', '--data', data, ...model, '--out', path.join(folder, out))
  }

  it('is refused, with the way to make it known', async () => {
    const chat = await startChat()
    const tls = await startTlsServer(portOf(chat.baseUrl))
    open.push(tls)
    const { code, stderr } = await evaluate(`https://localhost:${tls.port}/v1`, 'refused.reo.jsonl')
    expect(code).toBe(1)
    expect(stderr).toMatch(/certificate of the endpoint is not trusted \(.*self.signed.*NODE_EXTRA_CA_CERTS/)
    expect(chat.requests).toEqual([])
  })

  it('is asked through a proxy’s tunnel once NODE_EXTRA_CA_CERTS names its authority', async () => {
    const chat = await startChat()
    const tls = await startTlsServer(portOf(chat.baseUrl))
    open.push(tls)
    const proxy = await startProxy(tls.port)
    vi.stubEnv('HTTPS_PROXY', proxy.address)
    const refused = await evaluate(`https://${FAR}/v1`, 'far-refused.reo.jsonl')
    expect(refused.stderr).toMatch(/certificate of the endpoint is not trusted/)
    vi.stubEnv('NODE_EXTRA_CA_CERTS', TEST_CERTIFICATE)
    const { code, stderr } = await evaluate(`https://${FAR}/v1`, 'far.reo.jsonl')
    expect(code, stderr).toBe(0)
    expect(new Set(proxy.asked)).toEqual(new Set([`CONNECT ${FAR}:443`]))
    const log = await readFile(path.join(folder, 'far.reo.jsonl'), 'utf8')
    expect(log).toContain('120 Mg/ha')
    expect(log).not.toContain(proxy.address)
  })

  it.each([
    ['CERT_HAS_EXPIRED', /clock/],
    ['CERT_NOT_YET_VALID', /clock/],
    ['ERR_TLS_CERT_ALTNAME_INVALID', /name that its certificate is for/],
  ])('says how to mend what is wrong with it: %s', (code, mend) => {
    expect(certificateFailure(Object.assign(new Error('no'), { code }))).toMatch(mend)
    expect(certificateFailure(Object.assign(new Error('no'), { code: 'ECONNREFUSED' }))).toBeUndefined()
  })
})
