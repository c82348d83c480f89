import type { ProxyVariables } from '../../protocol/kernel'

/** VS Code's own settings of the network, `http.*`. */
export interface NetworkSettings {
  readonly proxySupport: string
  readonly proxy: string
  readonly noProxy: readonly string[]
  readonly systemCertificates: boolean
}

/**
 * The variables by which a kernel's requests follow VS Code's settings; where those say nothing, the variables that VS Code was
 * started with stay. Certificates are verified whatever `http.proxyStrictSSL` says.
 */
export function networkEnvironment({
  proxySupport,
  proxy,
  noProxy,
  systemCertificates,
}: NetworkSettings): NodeJS.ProcessEnv {
  return {
    ...(proxy !== '' && { http_proxy: proxy, https_proxy: proxy }),
    ...(noProxy.length > 0 && { no_proxy: noProxy.join(',') }),
    ...(proxySupport === 'off' && { no_proxy: '*' }),
    ...(systemCertificates && { NODE_USE_SYSTEM_CA: '1' }),
  }
}

/** Variables of one environment over those of another; on Windows a name is the same in small letters and capitals. */
export function overlaid(env: NodeJS.ProcessEnv, over: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const names = new Set(Object.keys(over).map((name) => name.toLowerCase()))
  const kept = Object.entries(env).filter(([name]) => !names.has(name.toLowerCase()))
  return { ...Object.fromEntries(kept), ...over }
}

/** What an environment says of proxies, in the names that are heeded first. */
export function proxyVariables(env: NodeJS.ProcessEnv): ProxyVariables {
  const valueOf = (name: string): string | null => env[name] ?? env[name.toUpperCase()] ?? null
  return {
    http_proxy: valueOf('http_proxy'),
    https_proxy: valueOf('https_proxy'),
    no_proxy: valueOf('no_proxy'),
  }
}
