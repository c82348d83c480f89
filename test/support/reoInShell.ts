/** Words of a line: quoted or plain; `\` joins lines, `#` begins a comment, and what goes elsewhere ends the command. */
const WORD = /'([^']*)'|"([^"]*)"|([^\s'"]+)/g
const ELSEWHERE = /^(\||>|>>|<|&&|;)$/

/** The arguments of each `reo` command in shell code, in their order. */
export function reoCommandsIn(shell: string): readonly (readonly string[])[] {
  return shell
    .replaceAll(/\\\n/g, ' ')
    .split('\n')
    .map((line) => Array.from(line.replace(/(^|\s)#.*$/, '').matchAll(WORD), ([, a, b, c]) => a ?? b ?? c))
    .map((words) => (words[0] === 'node' && words[1]?.endsWith('reo.js') ? words.slice(1) : words))
    .filter(([name]) => name === 'reo' || name?.endsWith('/reo.js'))
    .map(([, ...words]) => {
      const end = words.findIndex((word) => ELSEWHERE.test(word))
      return end === -1 ? words : words.slice(0, end)
    })
}
