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
