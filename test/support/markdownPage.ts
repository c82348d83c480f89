import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** A fenced block of code in a page. */
export interface CodeBlock {
  /** Line of the opening fence, from 1. */
  readonly line: number
  readonly language: string
  /** What stands behind the language, such as the reason why a block is not run. */
  readonly note: string
  readonly code: string
}

/** A page of the documentation, as its tests read it. */
export interface MarkdownPage {
  /** Relative to the project's folder, with slashes. */
  readonly file: string
  /** Addresses of links, pictures and sources of pictures outside code. */
  readonly links: readonly string[]
  /** Names that a link may end in, as GitHub makes them of headings. */
  readonly anchors: ReadonlySet<string>
  readonly blocks: readonly CodeBlock[]
}

const FENCE = /^( *)(`{3,})([\w-]*) *(.*)\n([\s\S]*?)^\1\2[ \t]*$/gm
const LINK = /\]\(<?([^\s()<>]*(?:\([^\s()]*\)[^\s()<>]*)*)>?(?: "[^"]*")?\)/g
const SOURCE = /(?:src|srcset|href)="([^"]+)"/g

/** Reads one page. */
export function readPage(file: string): MarkdownPage {
  return parsePage(file, readFileSync(file, 'utf8'))
}

/** Folders with pages, besides the project's own. */
const FOLDERS = ['docs', 'models', 'training']

/** All pages of the project. */
export function readPages(): readonly MarkdownPage[] {
  const own = readdirSync('.')
  const files = [...own, ...FOLDERS.flatMap((folder) => filesUnder(folder))]
  return files.filter((file) => file.endsWith('.md')).map((file) => readPage(file))
}

/** All files of a folder and those below, relative to the project's folder, with slashes. */
export function filesUnder(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => path.join(parentPath, name).replaceAll(path.sep, '/'))
    .sort()
}

/** Takes the text of a page apart. */
export function parsePage(file: string, text: string): MarkdownPage {
  const blocks = Array.from(text.matchAll(FENCE), (match) => ({
    line: text.slice(0, match.index).split('\n').length,
    language: match[3],
    note: match[4].trim(),
    code: match[5],
  }))
  const prose = text.replaceAll(FENCE, '').replaceAll(/`[^`\n]*`/g, (code) => code.replaceAll(/[[\]]/g, ' '))
  const links = [...prose.matchAll(LINK), ...prose.matchAll(SOURCE)].map(([, address]) => address)
  return { file, links, anchors: anchorsOf(prose), blocks }
}

/** Where a relative link of a page leads, relative to the project; undefined for addresses of the web. */
export function targetOf(page: MarkdownPage, link: string): { file: string; anchor: string } | undefined {
  if (/^[a-z]+:/i.test(link)) return undefined
  const [address, anchor = ''] = link.split('#')
  const file = address === '' ? page.file : path.posix.join(path.posix.dirname(page.file), address)
  return { file: decodeURIComponent(file), anchor }
}

/** Headings as GitHub names them; a second of the same name ends in `-1`. */
function anchorsOf(prose: string): ReadonlySet<string> {
  const anchors = new Set<string>()
  for (const [, heading] of prose.matchAll(/^#{1,6} +(.+?) *#*$/gm)) {
    const slug = heading
      .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(/\s/g, '-')
    let anchor = slug
    for (let count = 1; anchors.has(anchor); count++) anchor = `${slug}-${count}`
    anchors.add(anchor)
  }
  return anchors
}
