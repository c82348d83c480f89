import { channel } from 'node:diagnostics_channel'

const DAMAGED = channel('reo.damagedCache')

/**
 * Says that something kept could not be used as it was, and is made anew.
 * @param what in words, such as "index of a table"
 */
export function tellDamaged(what: string, file: string): void {
  DAMAGED.publish(`The ${what} kept in ${file} is damaged, so it is made anew.`)
}

/** Hears of everything kept that is found damaged in this process, of each once. @returns what ends that */
export function onDamagedCache(tell: (sentence: string) => void): () => void {
  const told = new Set<unknown>()
  const hear = (sentence: unknown) => {
    if (told.has(sentence)) return
    told.add(sentence)
    tell(String(sentence))
  }
  DAMAGED.subscribe(hear)
  return () => void DAMAGED.unsubscribe(hear)
}
