/** Where a hostile input is read, and what it must not reach. */
export interface Place {
  /** Folder that it may write to. */
  readonly folder: string
  /** Folder beside it, with files that hold {@link CANARY}. */
  readonly outside: string
}

/** One thing that somebody hands to a researcher, and that is not what it seems. */
export interface HostileInput {
  readonly name: string
  /** Has the product read it, as a user would. @returns all texts for people that came of it */
  readonly read: (place: Place) => Promise<readonly string[]>
}

/** What stands in files outside, and in no text that a hostile input brings about. */
export const CANARY = 'canary-4c5f1e'

const ESCAPE = '\u001b'
const BELL = '\u0007'

/** Texts that do something where they are not taken as texts, by what they try. */
export const HOSTILE_TEXTS: Readonly<Record<string, string>> = {
  'a script': '<script>globalThis.hacked = true</script>',
  'an image with a handler': '<img src=x onerror="globalThis.hacked = true">',
  'a drawing with a handler':
    '<svg onload="globalThis.hacked=true"><use href="https://evil.example/a.svg#b"/></svg>',
  'a frame': '<iframe srcdoc="<script>parent.hacked = true</script>" src="https://evil.example"></iframe>',
  'the end of a script': '</script><script>globalThis.hacked = true</script><!--',
  'a style sheet':
    '<style>@import "https://evil.example/a.css"; *{background:url(https://evil.example/b)}</style>',
  'a link to a script': '<a href="javascript:globalThis.hacked=true">42 Mg/ha</a>',
  'a picture in Markdown': '![42](https://evil.example/leak.png)',
  'a command in Markdown': '[42 Mg/ha](command:workbench.action.terminal.new)',
  'a reference in Markdown': '42 ![][x]\n\n[x]: https://evil.example/leak.png',
  'icons of VS Code': '$(verified) trusted $(sync~spin)',
  'terminal colours': `${ESCAPE}[31m42${ESCAPE}[0m${ESCAPE}[2J${ESCAPE}[1;1H`,
  'a terminal link': `${ESCAPE}]8;;https://evil.example${BELL}42${ESCAPE}]8;;${BELL}`,
  'the terminal clipboard': `${ESCAPE}]52;c;cm0gLXJmIH4=${BELL}42`,
  'eight-bit terminal codes': '\u009b31m42\u009d0;title\u009c',
  'a backspace and a return': 'no\b\byes\rmaybe\u0000',
  'text turned around': '\u202etxt.exe\u2066 42 \u2069\u202c\u200f',
  'text that is not seen': '4\u200b2\u2060\ufeff\u00ad\u{e0041}\u{e0042}',
  'line separators': '42\u2028globalThis.hacked = true\u2029//',
  'half a character': '42 \ud800 \udfff',
  'a template of code': '${globalThis.hacked = true} {{constructor.constructor("hacked=1")()}} #{1+1}',
  'a formula': "=cmd|' /C calc'!A0",
  'LaTeX commands': '\\input{/etc/passwd}\\write18{rm -rf ~} $x$ % &',
  'the end of a table': '42 | x |\n| --- |\n`````',
  'a prototype': '__proto__',
  'a constructor': 'constructor',
  'a path upwards': '../../../../outside/secret.txt',
  'a million letters': `42 ${'x'.repeat(1_000_000)}`,
}

/** Every hostile text at every position. @param read puts the text there and reads what holds it */
export function textsAt<Position extends string>(
  family: string,
  positions: readonly Position[],
  read: (text: string, position: Position, place: Place) => Promise<readonly string[]>,
): readonly HostileInput[] {
  return positions.flatMap((position) =>
    Object.entries(HOSTILE_TEXTS).map(([name, text]) => ({
      name: `${family}: ${name} as ${position}`,
      read: (place: Place) => read(text, position, place),
    })),
  )
}
