/** A place where models are often served. */
export interface KnownEndpoint {
  readonly title: string
  readonly address: string
  /** On this machine, so that it can be tried at no cost whether it answers. */
  readonly isLocal: boolean
}

/** The usual addresses of programs and services that speak OpenAI's chat completions. */
export const KNOWN_ENDPOINTS: readonly KnownEndpoint[] = [
  { title: 'Ollama', address: 'http://localhost:11434/v1', isLocal: true },
  { title: 'LM Studio', address: 'http://localhost:1234/v1', isLocal: true },
  { title: 'vLLM', address: 'http://localhost:8000/v1', isLocal: true },
  { title: 'SGLang', address: 'http://localhost:30000/v1', isLocal: true },
  { title: 'OpenAI', address: 'https://api.openai.com/v1', isLocal: false },
  { title: 'OpenRouter', address: 'https://openrouter.ai/api/v1', isLocal: false },
]
