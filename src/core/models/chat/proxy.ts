/** Names of this machine: nothing that it serves itself is asked for through a proxy. */
const OWN_NAMES = /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|\[::1\])$/

/**
 * The proxy through which an address is asked, by the variables that curl heeds too: `https_proxy` or `http_proxy`, by the
 * address's scheme, then `all_proxy`, each in small letters before capitals; `no_proxy` lists hosts that are asked straight.
 * @returns its address, or undefined for none
 */
export function proxyFor(address: URL, env: NodeJS.ProcessEnv = process.env): string | undefined {
  if (OWN_NAMES.test(address.hostname)) return undefined
  const proxy = variable(env, `${address.protocol.slice(0, -1)}_proxy`) ?? variable(env, 'all_proxy')
  if (proxy === undefined || isExempt(address, variable(env, 'no_proxy') ?? '')) return undefined
  return proxy.includes('://') ? proxy : `http://${proxy}`
}

/** A proxy without the password that may stand in its address, for messages. */
export function nameOfProxy(proxy: string): string {
  return URL.canParse(proxy) ? new URL(proxy).host : 'with an address that cannot be read'
}

function variable(env: NodeJS.ProcessEnv, name: string): string | undefined {
  return [env[name], env[name.toUpperCase()]].find((value) => value !== undefined && value.trim() !== '')
}

/** @param list hosts, with a port or without, and domains whose hosts are all meant; `*` for every host */
function isExempt({ hostname, host }: URL, list: string): boolean {
  return list
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .some((entry) => {
      const domain = entry.replace(/^\*?\./, '')
      return entry === '*' || [hostname, host].some((name) => name === domain || name.endsWith(`.${domain}`))
    })
}
