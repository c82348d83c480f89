import * as v from 'valibot'

const reply = v.object({ question: v.string(), answer: v.string() })
export type WordedText = v.InferOutput<typeof reply>

/** Question and answer in a model's reply: JSON, maybe within a fence; undefined where it holds none. */
export function parseReply(text: string): WordedText | undefined {
  const start = text.indexOf('{')
  const end = text.lastIndexOf('}')
  if (start < 0 || end < start) return undefined
  try {
    const parsed = v.safeParse(reply, JSON.parse(text.slice(start, end + 1)))
    return parsed.success ? parsed.output : undefined
  } catch {
    return undefined
  }
}
