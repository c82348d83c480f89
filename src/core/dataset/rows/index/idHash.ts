/** 64 bits that stand for an id, as two whole numbers below 2³². */
export interface IdHash {
  readonly low: number
  readonly high: number
}

/**
 * Hash of an id: two 32-bit multiplicative hashes over its UTF-16 code units, each mixed with the other at the end
 * (cyrb53 of bryc, github.com/bryc/code, with all of its 64 bits). Equal hashes do not prove equal ids.
 */
export function hashOfId(id: string): IdHash {
  let one = 0xdeadbeef
  let other = 0x41c6ce57
  for (let index = 0; index < id.length; index++) {
    const unit = id.charCodeAt(index)
    one = Math.imul(one ^ unit, 2654435761)
    other = Math.imul(other ^ unit, 1597334677)
  }
  one = Math.imul(one ^ (one >>> 16), 2246822507) ^ Math.imul(other ^ (other >>> 13), 3266489909)
  other = Math.imul(other ^ (other >>> 16), 2246822507) ^ Math.imul(one ^ (one >>> 13), 3266489909)
  return { low: one >>> 0, high: other >>> 0 }
}
