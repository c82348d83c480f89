import type { QuestionAnswer } from '../sample'
import { plainQuestion } from './promptText'

const ASKING = new Set(['human', 'user'])
const ANSWERING = new Set(['gpt', 'assistant', 'model', 'bot'])

interface Turn {
  readonly by: string
  readonly text: string
}

/**
 * Questions and answers of a conversation: LLaVA's `[{ from, value }]`, OpenAI's `[{ role, content }]` with content as
 * text or in parts, or plain `[{ question, answer }]`; as JSON text too. System turns are passed over, as is a turn
 * that nobody answers.
 * @returns undefined where the cell is no conversation
 */
export function pairsOfConversation(cell: unknown): readonly QuestionAnswer[] | undefined {
  const turns = typeof cell === 'string' ? jsonOf(cell) : cell
  if (!Array.isArray(turns) || turns.length === 0) return undefined
  const pairs = turns.map(pairOf)
  if (pairs.every((pair) => pair !== undefined)) return pairs
  const spoken = turns.map(turnOf)
  return spoken.every((turn) => turn !== undefined) ? answeredOf(spoken) : undefined
}

/** Each answer with what was asked right before it. */
function answeredOf(turns: readonly Turn[]): readonly QuestionAnswer[] {
  return turns.flatMap((turn, index) => {
    const before = turns.at(index - 1)
    if (index === 0 || before === undefined) return []
    if (!ANSWERING.has(turn.by) || !ASKING.has(before.by)) return []
    return [{ question: plainQuestion(before.text), answer: turn.text.trim() }]
  })
}

function pairOf(value: unknown): QuestionAnswer | undefined {
  if (!isRecord(value) || typeof value['question'] !== 'string') return undefined
  const answer = textOf(value['answer'])
  return answer === undefined
    ? undefined
    : { question: plainQuestion(value['question']), answer: answer.trim() }
}

function turnOf(value: unknown): Turn | undefined {
  if (!isRecord(value)) return undefined
  const by = value['from'] ?? value['role']
  const text = textOf(value['value'] ?? value['content'])
  return typeof by === 'string' && text !== undefined ? { by: by.toLowerCase(), text } : undefined
}

/** Text, a number as text, or the text of content in parts. */
function textOf(content: unknown): string | undefined {
  if (typeof content === 'string') return content
  if (typeof content === 'number' || typeof content === 'bigint') return String(content)
  if (!Array.isArray(content)) return undefined
  return content
    .map((part) => (isRecord(part) && typeof part['text'] === 'string' ? part['text'] : ''))
    .join(' ')
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
