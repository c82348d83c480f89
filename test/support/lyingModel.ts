import { createHash } from 'node:crypto'
import type { ChatReply, ChatRequest } from './chatServer'

/** Share of requests that are answered by a lie. */
const LIES = 0.3

interface Lie {
  /** Rules that it breaks. */
  readonly breaks: readonly string[]
  /** What becomes of an honest answer; undefined where this lie does not suit it. */
  readonly tell: (answer: string) => string | undefined
}

const LIES_TOLD: readonly Lie[] = [
  {
    breaks: ['value'],
    tell: (answer) => (/\d+\.\d/.test(answer) ? answer.replace(/\d+\.\d/, '487.3') : undefined),
  },
  {
    breaks: ['value'],
    tell: (answer) =>
      /^(?:Yes|No)\b/.test(answer)
        ? answer.replace(/^Yes|^No/, (word) => (word === 'Yes' ? 'No' : 'Yes'))
        : undefined,
  },
  { breaks: ['forbidden-words'], tell: (answer) => `${answer.replace(/\.$/, '')}. This is a template.` },
  {
    breaks: ['leaked-biomass'],
    tell: (answer) => (/\d\.\d/.test(answer) ? undefined : `${answer} Its biomass is high.`),
  },
  { breaks: ['form'], tell: (answer) => `${answer} #reo` },
]

/**
 * A model that words nothing anew and lies in 30 % of its texts: the same request is told the same lie. It counts them.
 */
export class LyingModel {
  /** Rules that each lie breaks. */
  readonly lies: (readonly string[])[] = []
  asked = 0

  reply({ messages }: ChatRequest): ChatReply {
    const request = JSON.stringify(messages)
    const told = messages.flatMap(({ role, content }) => (role === 'user' ? textOf(content) : '')).join('\n')
    const [, question = '', answer = ''] = /\nQuestion: (.*)\nAnswer: (.*)\n/.exec(told) ?? []
    this.asked++
    const digest = createHash('sha256').update(request).digest()
    if (digest[0] / 256 >= LIES) return honest(question, answer)
    const fitting = LIES_TOLD.filter(({ tell }) => tell(answer) !== undefined)
    const lie = fitting[digest[1] % fitting.length]
    this.lies.push(lie.breaks)
    return honest(question, lie.tell(answer) ?? '')
  }

  /** Lies told by rule. */
  get byRule(): Readonly<Record<string, number>> {
    const counts: Record<string, number> = {}
    for (const rule of this.lies.flat()) counts[rule] = (counts[rule] ?? 0) + 1
    return counts
  }
}

function honest(question: string, answer: string): ChatReply {
  return { text: JSON.stringify({ question, answer }) }
}

/** The text of a message, in parts or not. */
function textOf(content: unknown): string {
  if (typeof content === 'string') return content
  if (!Array.isArray(content)) return ''
  return content
    .map((part: unknown) =>
      typeof part === 'object' && part !== null && 'text' in part && typeof part.text === 'string'
        ? part.text
        : '',
    )
    .join('')
}
