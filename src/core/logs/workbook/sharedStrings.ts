import { readXml } from './readXml'

/** Texts that a workbook keeps in one place, by their number (ECMA-376, part 1, 18.4). */
export function readSharedStrings(bytes: Uint8Array): readonly string[] {
  const texts: string[] = []
  let text = ''
  const path: string[] = []
  readXml(bytes, {
    open: (name) => {
      path.push(name)
      if (name === 'si') text = ''
    },
    text: (found) => {
      // How a word is pronounced is no part of it.
      if (path.at(-1) === 't' && !path.includes('rPh')) text += found
    },
    close: (name) => {
      path.pop()
      if (name === 'si') texts.push(plainText(text))
    },
  })
  return texts
}

/** Characters that XML cannot hold stand as `_x000D_`. */
export function plainText(text: string): string {
  return text.replaceAll(/_x([0-9A-F]{4})_/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
}
