import { describe, expect, it } from 'vitest'
import {
  networkEnvironment,
  type NetworkSettings,
  overlaid,
  proxyVariables,
} from '../../../src/extension/kernels/networkEnvironment'

const UNSET: NetworkSettings = {
  proxySupport: 'override',
  proxy: '',
  noProxy: [],
  systemCertificates: true,
}

describe('a kernel’s network', () => {
  it('is that of the machine where VS Code’s settings say nothing', () => {
    expect(networkEnvironment(UNSET)).toEqual({ NODE_USE_SYSTEM_CA: '1' })
    expect(networkEnvironment({ ...UNSET, systemCertificates: false })).toEqual({})
  })

  it('follows the proxy of VS Code’s settings', () => {
    const settings = { ...UNSET, proxy: 'http://proxy.test:3128', noProxy: ['intranet.test', '10.0.0.1'] }
    expect(networkEnvironment(settings)).toMatchObject({
      http_proxy: 'http://proxy.test:3128',
      https_proxy: 'http://proxy.test:3128',
      no_proxy: 'intranet.test,10.0.0.1',
    })
  })

  it('has no proxy where VS Code is to have none', () => {
    const settings = { ...UNSET, proxySupport: 'off', proxy: 'http://proxy.test:3128' }
    expect(networkEnvironment(settings)).toMatchObject({ no_proxy: '*' })
  })

  it('is told to kernels that run already in the names that they heed first', () => {
    expect(
      proxyVariables({ HTTP_PROXY: 'http://a:1', https_proxy: 'http://b:2', HTTPS_PROXY: 'no' }),
    ).toEqual({
      http_proxy: 'http://a:1',
      https_proxy: 'http://b:2',
      no_proxy: null,
    })
  })

  it('replaces a variable whichever letters its name has', () => {
    expect(overlaid({ HTTP_PROXY: 'a', PATH: 'p' }, { http_proxy: 'b' })).toEqual({
      http_proxy: 'b',
      PATH: 'p',
    })
  })
})
