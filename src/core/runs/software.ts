/** This project's version, as package.json states it. */
export const REO_VERSION = '0.1.0'

/** What a run log records of the programs that made it. */
export function softwareVersions(): Readonly<Record<string, string>> {
  return { reo: REO_VERSION, node: process.versions.node, platform: `${process.platform}-${process.arch}` }
}
