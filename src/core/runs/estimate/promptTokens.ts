import type { Prompt } from '../../prompts/buildPrompt'

/** Letters to a token of English, a rule of thumb of OpenAI's (help.openai.com, “What are tokens”). */
const LETTERS_PER_TOKEN = 4

/**
 * Pixels to a token: Anthropic counts width × height / 750 (its “Vision” guide), Qwen2-VL 28 × 28 (arXiv 2409.12191). OpenAI's
 * 255 tokens for a tile of up to 512 px are of the same size for pictures of our kind.
 */
const PIXELS_PER_TOKEN = 750

/** About how many tokens a prompt has. @param side of each of its pictures, in pixels */
export function promptTokens({ messages, pictures }: Prompt, side: number): number {
  const letters = messages
    .flatMap(({ parts }) => parts)
    .reduce((sum, part) => sum + ('text' in part ? part.text.length : 0), 0)
  return Math.ceil(letters / LETTERS_PER_TOKEN + (pictures.length * side ** 2) / PIXELS_PER_TOKEN)
}
