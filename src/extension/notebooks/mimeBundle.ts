import { fromBase64 } from '../../protocol/encoding'
import type { MimeBundle } from '../../protocol/kernel'

/** One representation of an output. */
export interface MimeItem {
  readonly mime: string
  readonly bytes: Uint8Array
}

/**
 * A mime bundle as the items of one output, the richest first: VS Code shows the first that it can draw.
 * JSON mimes are written as JSON, `image/*` other than SVG is read from base64, the rest is text.
 */
export function itemsOf(bundle: MimeBundle): readonly MimeItem[] {
  return Object.entries(bundle)
    .map(([mime, value]) => ({ mime, bytes: bytesOf(mime, value) }))
    .sort((one, other) => richness(other.mime) - richness(one.mime))
}

function bytesOf(mime: string, value: unknown): Uint8Array {
  if (isJson(mime)) return textBytes(JSON.stringify(value))
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return isBinaryImage(mime) ? fromBase64(text) : textBytes(text)
}

function richness(mime: string): number {
  if (isJson(mime)) return 3
  if (mime.startsWith('image/')) return 2
  return mime === 'text/plain' ? 0 : 1
}

function isJson(mime: string): boolean {
  return mime === 'application/json' || mime.endsWith('+json')
}

function isBinaryImage(mime: string): boolean {
  return mime.startsWith('image/') && mime !== 'image/svg+xml'
}

function textBytes(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}
