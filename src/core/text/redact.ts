const HIDDEN = '…'

/** What is shorter keeps nobody out, and would hide half of every text. */
const SHORTEST_SECRET = 4

/**
 * Where keys stand in texts of programs: addresses, headers, assignments; and the shapes of well-known services' keys.
 * Every length is bounded, so that long texts take no longer than they are.
 */
const SHAPES: readonly (readonly [shape: RegExp, shown: string])[] = [
  [/([a-z][a-z0-9+.-]{0,20}:\/\/)[^\s/?#@"'`]{1,512}@/gi, `$1${HIDDEN}@`],
  [
    /([?&;][\w.-]{0,64}?(?:key|token|secret|sig|signature|password|passwd|auth|credential)(?:[_-]?id)?=)[^\s&#"'`<>]{1,4096}/gi,
    `$1${HIDDEN}`,
  ],
  [
    /\b((?:proxy-)?authorization|(?:x-)?(?:goog-)?api[_-]?key)(["']?\s{0,9}[:=]\s{0,9}["']?)(?:(?:bearer|basic|token)\s{1,9})?[^\s"'`,;}]{1,4096}/gi,
    `$1$2${HIDDEN}`,
  ],
  [/\b((?:set-)?cookie["']?\s{0,9}[:=]\s{0,9})[^\n]{1,4096}/gi, `$1${HIDDEN}`],
  [/\b(bearer|basic)\s{1,9}(?=\S{0,512}\d)[\w.~+/=-]{8,4096}/gi, `$1 ${HIDDEN}`],
  [
    /\b([A-Z][A-Z0-9_]{0,64}(?:KEY|TOKEN|SECRET|PASSWORD)["']?\s{0,9}[=:]\s{0,9}["']?)[^\s"'`,;}]{1,4096}/g,
    `$1${HIDDEN}`,
  ],
  [/\b(?:sk-|gsk_|hf_|gh[pousr]_|github_pat_|glpat-|nvapi-|xox[abeoprs]-|r8_)[\w-]{16,512}/g, HIDDEN],
  [/\bAIza[\w-]{30,64}|\bA[KS]IA[A-Z0-9]{16}\b|\beyJ[\w-]{8,4096}\.[\w-]{8,4096}\.[\w-]{8,4096}/g, HIDDEN],
]

/** Text of a program, such as an error or a line of a log, without keys: those that are known, and what looks like one. */
export function redact(text: string, secrets: Iterable<string> = []): string {
  return SHAPES.reduce((shown, [shape, by]) => shown.replace(shape, by), hideSecrets(text, secrets))
}

/** Text without the secrets that are given, also where they stand encoded; what merely looks like a key stays. */
export function hideSecrets(text: string, secrets: Iterable<string>): string {
  let shown = text
  for (const secret of secrets) {
    if (secret.length < SHORTEST_SECRET) continue
    for (const form of formsOf(secret)) shown = shown.replaceAll(form, HIDDEN)
  }
  return shown
}

/** As {@link hideSecrets}, for every string of a JSON value, names of fields included. */
export function hideSecretsDeep(value: unknown, secrets: readonly string[]): unknown {
  if (typeof value === 'string') return hideSecrets(value, secrets)
  if (Array.isArray(value)) return value.map((item: unknown) => hideSecretsDeep(item, secrets))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [hideSecrets(name, secrets), hideSecretsDeep(item, secrets)]),
  )
}

/** A secret as it may stand in a text: as it is, in an address, in JSON, in base64. The longest come first. */
function formsOf(secret: string): readonly string[] {
  const base64 = btoa(String.fromCharCode(...new TextEncoder().encode(secret))).replace(/=+$/, '')
  const forms = new Set([
    secret,
    new URLSearchParams([['', secret]]).toString().slice(1),
    JSON.stringify(secret).slice(1, -1),
    base64,
    base64.replaceAll('+', '-').replaceAll('/', '_'),
  ])
  return [...forms].sort((one, other) => other.length - one.length)
}
