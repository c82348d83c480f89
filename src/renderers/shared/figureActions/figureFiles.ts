import { unreachable } from '../../../core/errors'
import { toBase64 } from '../../../protocol/encoding'
import type { FileFormat, SaveMessage } from '../../../protocol/queries'
import type { QueryChannel } from '../queries'
import { vectorPicture } from '../vectorPicture/vectorPicture'
import { pngOf } from './pngOf'

/** What a figure can be taken away as. */
export interface FigureContent {
  /** The element whose picture is taken. */
  readonly picture: HTMLElement
  title(): string
  csv(): string
  json?(): string
}

const MEDIA_TYPES: Readonly<Record<FileFormat, string>> = {
  png: 'image/png',
  svg: 'image/svg+xml',
  csv: 'text/csv',
  json: 'application/json',
}

/** Puts a figure on the clipboard. @throws where the page may not reach it */
export async function copyFigure(content: FigureContent, format: FileFormat): Promise<void> {
  // Given as a promise, so that the click still counts when the picture is there.
  if (format === 'png')
    await navigator.clipboard.write([
      new ClipboardItem({ 'image/png': pngOf(vectorPicture(content.picture)) }),
    ])
  else await navigator.clipboard.writeText(textOf(content, format))
}

/** Has a figure saved where the reader says: by the extension, or as a download where there is none. */
export async function saveFigure(
  content: FigureContent,
  format: FileFormat,
  channel: QueryChannel,
): Promise<void> {
  const message = await saveMessage(content, format)
  if (!channel.tell(message)) download(message)
}

async function saveMessage(content: FigureContent, format: FileFormat): Promise<SaveMessage> {
  const name = `${fileName(content.title())}.${format}`
  if (format !== 'png') return { type: 'save', name, format, content: textOf(content, format) }
  const png = await pngOf(vectorPicture(content.picture))
  return { type: 'save', name, format, content: toBase64(new Uint8Array(await png.arrayBuffer())) }
}

function textOf(content: FigureContent, format: Exclude<FileFormat, 'png'>): string {
  switch (format) {
    case 'svg':
      return vectorPicture(content.picture).svg
    case 'csv':
      return content.csv()
    case 'json':
      return content.json?.() ?? ''
    default:
      return unreachable(format)
  }
}

/** Offers a figure's file as a download of the page. */
export function download({ name, format, content }: SaveMessage): void {
  const link = document.createElement('a')
  link.download = name
  link.href = `data:${MEDIA_TYPES[format]}${format === 'png' ? `;base64,${content}` : `;charset=utf-8,${encodeURIComponent(content)}`}`
  link.click()
}

/** A title as the name of a file: letters, digits and hyphens. */
function fileName(title: string): string {
  const words = title.normalize('NFKD').match(/[\p{L}\p{N}]+/gu) ?? []
  return words.join('-').slice(0, 80) || 'figure'
}
