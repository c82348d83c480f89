import * as v from 'valibot'

type Issue = v.BaseIssue<unknown>

/** Letters of a value that a message quotes. */
const LONGEST_QUOTED = 80

/** What is wrong with a value and where, such as `"limit": expected 1 or more, found 0`. */
export function issueText(issue: Issue): string {
  const key = v.getDotPath(issue)
  if (key === null) return issueProblem(issue)
  return isMissing(issue) ? `"${key}" is missing` : `"${key}": ${issueProblem(issue)}`
}

/** As {@link issueText}, without where. Messages that a schema has of its own are kept. */
export function issueProblem(issue: Issue): string {
  if (!/^Invalid [\w ]+: (Expected [^]* but r|R)eceived /.test(issue.message)) return issue.message
  if (issue.expected === 'never') return 'there is no such key'
  if (isMissing(issue)) return 'it is missing'
  return `expected ${expectedIn(issue)}, found ${foundIn(issue)}`
}

function isMissing({ received, message }: Issue): boolean {
  return received === 'undefined' && message.startsWith('Invalid key')
}

function expectedIn({ type, expected }: Issue): string {
  switch (type) {
    case 'integer':
      return 'a whole number'
    case 'finite':
      return 'a finite number'
    case 'non_empty':
      return 'something in it'
    case 'min_value':
      return `${expected?.replace(/^>=/, '')} or more`
    case 'max_value':
      return `${expected?.replace(/^<=/, '')} or less`
    case 'min_length':
      return `a length of ${expected?.replace(/^>=/, '')} or more`
    case 'max_length':
      return `a length of ${expected?.replace(/^<=/, '')} or less`
    default:
      return expected === null ? 'another value' : alternatives(expected)
  }
}

/** `("a" | "b" | number)` → `"a", "b" or a number`. */
function alternatives(expected: string): string {
  const names = expected
    .replace(/^\((.*)\)$/, '$1')
    .split(' | ')
    .map(inWords)
  return [names.slice(0, -1).join(', '), ...names.slice(-1)].filter((part) => part !== '').join(' or ')
}

function foundIn({ type, received }: Issue): string {
  if (type === 'min_length' || type === 'max_length') return received
  if (type === 'non_empty') return 'nothing'
  const found = inWords(received)
  return found.length <= LONGEST_QUOTED ? found : `${found.slice(0, LONGEST_QUOTED)}…`
}

function inWords(name: string): string {
  return WORDS.get(name) ?? name
}

const WORDS: ReadonlyMap<string, string> = new Map([
  ['string', 'a text'],
  ['number', 'a number'],
  ['boolean', 'true or false'],
  ['Array', 'a list'],
  ['Object', 'an object'],
  ['Function', 'a function'],
  ['undefined', 'nothing'],
])
