import { SaxesParser } from 'saxes'

/** What is told of an XML document while it is read; names are without their prefix. */
export interface XmlListener {
  open(name: string, attributes: Readonly<Record<string, string>>): void
  text?(text: string): void
  close?(name: string): void
}

/** Reads a document to its end; of entities it knows XML's own five. @throws Error when it is not well-formed */
export function readXml(bytes: Uint8Array, listener: XmlListener): void {
  const parser = new SaxesParser()
  parser.on('opentag', ({ name, attributes }) => listener.open(localName(name), attributes))
  parser.on('text', (text) => listener.text?.(text))
  parser.on('closetag', ({ name }) => listener.close?.(localName(name)))
  parser.on('error', (error) => {
    throw error
  })
  parser.write(new TextDecoder().decode(bytes)).close()
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}
