import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { buildOnnx, type Graph } from './onnxBuilder'

/*
 * A VLM that a test spells out: what may follow each token, with which probability, and how much more of a token there
 * is in a bright patch.
 */

const SPECIAL = ['[PAD]', '[BOS]', '[EOS]', '[UNK]']

/** Of each token, those that may follow it with their probabilities. */
export type Transitions = Readonly<Record<string, Readonly<Record<string, number>>>>

export interface ToyVlm {
  readonly transitions: Transitions
  /** What a patch's mean value adds to a token's logit, for each unit of it. */
  readonly brightness?: Readonly<Record<string, number>>
  readonly prompts?: Readonly<Record<string, string>>
  /** Fields of `decoder` in model.json. */
  readonly decoder?: object
  /** Further fields of model.json. */
  readonly manifest?: object
  readonly heads?: Graph
}

/** Logit of a token that never follows. */
const NEVER = -40

/** Writes a VLM of patches of 3 × 3 px in B04 and B08, and returns its folder. */
export async function writeToyVlm(parent: string, name: string, toy: ToyVlm): Promise<string> {
  const folder = path.join(parent, name)
  await mkdir(folder, { recursive: true })
  const tokens = tokensOf(toy)
  const files = {
    'encoder.onnx': buildOnnx(encoder(toy, tokens)),
    'decoder.onnx': buildOnnx(decoder(toy, tokens)),
    'tokenizer.json': JSON.stringify(tokenizer(tokens)),
    'model.json': JSON.stringify(manifest(name, toy)),
    ...(toy.heads !== undefined && { 'heads.onnx': buildOnnx(toy.heads) }),
  }
  for (const [file, content] of Object.entries(files)) await writeFile(path.join(folder, file), content)
  return folder
}

function manifest(name: string, toy: ToyVlm): object {
  return {
    format: 'reo-vlm/1',
    name,
    inputs: [
      {
        name: 'image',
        layout: 'NCHW',
        size: [3, 3],
        channels: ['B04', 'B08'].map((band) => ({ modality: 's2', band, mean: 0, std: 1 })),
      },
    ],
    encoder: { file: 'encoder.onnx' },
    decoder: {
      file: 'decoder.onnx',
      maxTokens: 12,
      startToken: '[BOS]',
      endToken: '[EOS]',
      padToken: '[PAD]',
      ...toy.decoder,
    },
    prompts: toy.prompts ?? { agb: 'Biomass?' },
    ...toy.manifest,
  }
}

function tokensOf({ transitions, prompts = { agb: 'Biomass?' } }: ToyVlm): string[] {
  const named = Object.entries(transitions).flatMap(([from, to]) => [from, ...Object.keys(to)])
  const words = Object.values(prompts).flatMap(
    (prompt) => `▁${prompt.replaceAll(' ', '▁')}`.match(PIECES) ?? [],
  )
  return [...new Set([...SPECIAL, '▁', ...'0123456789.', ...words, ...named])]
}

/** The image's mean over its columns and rows, as many times as there are tokens. */
function encoder({ brightness = {} }: ToyVlm, tokens: readonly string[]): Graph {
  const perToken = tokens.map((token) => (brightness[token] ?? 0) / 3)
  return {
    inputs: [{ name: 'image', shape: ['n', 2, 3, 3] }],
    outputs: [{ name: 'memory', shape: ['n', 1, tokens.length] }],
    initialisers: [
      { name: 'weights', shape: [3, tokens.length], values: [...perToken, ...perToken, ...perToken] },
    ],
    operators: [
      { type: 'ReduceMean', inputs: ['image'], output: 'rows', attributes: { axes: [3], keepdims: 0 } },
      { type: 'MatMul', inputs: ['rows', 'weights'], output: 'bands' },
      { type: 'ReduceMean', inputs: ['bands'], output: 'memory', attributes: { axes: [1], keepdims: 1 } },
    ],
  }
}

function decoder({ transitions }: ToyVlm, tokens: readonly string[]): Graph {
  const logits = tokens.flatMap((from) =>
    tokens.map((to) => (transitions[from]?.[to] ? Math.log(transitions[from][to]) : NEVER)),
  )
  return {
    inputs: [
      { name: 'tokens', shape: ['n', 't'], type: 'int64' },
      { name: 'memory', shape: ['n', 1, tokens.length] },
    ],
    outputs: [{ name: 'logits', shape: ['n', 't', tokens.length] }],
    initialisers: [{ name: 'table', shape: [tokens.length, tokens.length], values: logits }],
    operators: [
      { type: 'Gather', inputs: ['table', 'tokens'], output: 'known' },
      { type: 'Add', inputs: ['known', 'memory'], output: 'logits' },
    ],
  }
}

const PIECES = /▁?\p{L}+|▁|\p{N}|[^▁\p{L}\p{N}]/gu

/** Words with the blank before them, blanks before numbers, digits and marks, as Hugging Face's tokenizers describe them. */
function tokenizer(tokens: readonly string[]): object {
  const metaspace = { type: 'Metaspace', replacement: '▁', prepend_scheme: 'always', split: false }
  return {
    version: '1.0',
    added_tokens: SPECIAL.map((content, id) => ({ id, content, special: true })),
    normalizer: null,
    pre_tokenizer: {
      type: 'Sequence',
      pretokenizers: [
        metaspace,
        { type: 'Split', pattern: { Regex: PIECES.source }, behavior: 'Isolated', invert: false },
      ],
    },
    post_processor: null,
    decoder: metaspace,
    model: {
      type: 'WordPiece',
      unk_token: '[UNK]',
      continuing_subword_prefix: '##',
      max_input_chars_per_word: 100,
      vocab: Object.fromEntries(tokens.map((token, id) => [token, id])),
    },
  }
}
