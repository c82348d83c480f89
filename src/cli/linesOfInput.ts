/**
 * Lines of standard input, in blocks as they come: handing lines on one by one takes longer than to read answers in them.
 * They end in LF or CRLF, of which the return is left to them, or with the input.
 */
export async function* linesOfInput(): AsyncGenerator<readonly string[]> {
  let rest = ''
  for await (const block of process.stdin.setEncoding('utf8')) {
    const lines = String(block).split('\n')
    if (lines.length === 1) rest += lines[0]
    else {
      lines[0] = rest + lines[0]
      rest = lines.pop() ?? ''
      yield lines
    }
  }
  if (rest !== '') yield [rest]
}
