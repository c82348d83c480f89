/** Ids of the commands that the manifest contributes. */
export function commandsOf(manifest: unknown): readonly string[] {
  const contributes = member(manifest, 'contributes')
  const commands = member(contributes, 'commands')
  if (!Array.isArray(commands)) return []
  return commands.map((one: unknown) => member(one, 'command')).filter((id) => typeof id === 'string')
}

function member(of: unknown, name: string): unknown {
  return typeof of === 'object' && of !== null ? Reflect.get(of, name) : undefined
}
