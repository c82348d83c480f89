import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Task } from '../../../../src/core/benchmark/tasks'
import type { Answer, BatchModel, PatchInput } from '../../../../src/core/models/model'
import { DEFAULT_VLM_SETTINGS, type VlmSettings } from '../../../../src/core/models/onnxVlm/vlmSettings'
import { MemoryDataset, type SampleInShort } from '../../../support/memoryDataset'
import { flat, raster, temporaryFolder } from '../../../support/modelFolder'
import { openBatchModel } from '../../../support/openBatchModel'
import { type ToyVlm, type Transitions, writeToyVlm } from '../../../support/toyVlm'

const models = await temporaryFolder()
let written = 0

/** "It is 1NN Mg/ha.", with digits that differ in their chances. */
const NUMBERS: Transitions = {
  '?': { '▁It': 1 },
  '▁It': { '▁is': 1 },
  '▁is': { '▁': 1 },
  '▁': { 1: 0.6, 2: 0.4 },
  1: { 3: 0.5, 4: 0.2, '▁Mg': 0.3 },
  2: { 5: 1 },
  3: { '▁Mg': 0.7, '.': 0.3 },
  4: { '▁Mg': 1 },
  5: { '▁Mg': 0.9, '[EOS]': 0.1 },
  '.': { 8: 1 },
  8: { '▁Mg': 1 },
  '▁Mg': { '/': 1 },
  '/': { ha: 1 },
  ha: { '[EOS]': 1 },
}

function patch(id: string, value: number, more: Partial<SampleInShort> = {}): SampleInShort {
  return { id, imagery: { s2: raster({ B04: flat(value), B08: flat(value) }) }, ...more }
}

async function openToy(toy: ToyVlm, settings: Partial<VlmSettings> = {}): Promise<BatchModel> {
  const folder = await writeToyVlm(models, `toy${written++}`, toy)
  return openPrepared(`onnx-vlm:${folder}`, settings)
}

async function openPrepared(id: string, settings: Partial<VlmSettings> = {}): Promise<BatchModel> {
  const vlm = { ...DEFAULT_VLM_SETTINGS, ...settings }
  const model = await openBatchModel(id, { modelFolders: [models], device: 'cpu', vlm })
  await model.prepare(new MemoryDataset([patch('a', 0)]))
  return model
}

async function ask(
  model: BatchModel,
  samples: readonly SampleInShort[],
  tasks: readonly Task[] = ['agb'],
): Promise<Answer[]> {
  const dataset = new MemoryDataset(samples)
  const patches: PatchInput[] = []
  for await (const sample of dataset.samples()) {
    const [result] = await dataset.readImagery([sample])
    if ('imagery' in result) patches.push(result)
  }
  const answers: Answer[] = []
  for await (const answer of model.predict(patches, tasks)) answers.push(answer)
  return answers
}

describe('a small VLM', () => {
  it('answers in words, the most probable token each time, and its words are read', async () => {
    const model = await openToy({ transitions: NUMBERS })
    const { id } = model.description
    expect(await ask(model, [patch('a', 0)])).toEqual([
      {
        sample: 'a',
        model: id,
        task: 'agb',
        raw: 'It is 13 Mg/ha',
        status: 'answered',
        value: 13,
        span: [6, 8],
        reason: 'plain-number',
        usage: { inputTokens: 3, outputTokens: 8 },
      },
    ])
    await model.close()
  })

  it('sees the patch', async () => {
    const model = await openToy({ transitions: NUMBERS, brightness: { 2: 1 } })
    const answers = await ask(model, [patch('dark', -1), patch('bright', 2)])
    expect(answers.map(({ raw }) => raw)).toEqual(['It is 13 Mg/ha', 'It is 25 Mg/ha'])
    await model.close()
  })

  it('tells the probability of each token and the most probable in its place', async () => {
    const model = await openToy({ transitions: NUMBERS }, { topLogprobs: 2 })
    const [{ raw, logprobs = [] }] = await ask(model, [patch('a', 0)])
    expect(logprobs.map(({ token }) => token).join('')).toBe(raw)
    expect(logprobs.map(({ token }) => token)).toEqual(['It', ' is', ' ', '1', '3', ' Mg', '/', 'ha'])
    const digit = logprobs[3]
    expect(digit.top.map(({ token }) => token)).toEqual(['1', '2'])
    expect(Math.exp(digit.logprob)).toBeCloseTo(0.6, 5)
    expect(digit.top.map(({ logprob }) => Math.exp(logprob))).toEqual([
      expect.closeTo(0.6, 5),
      expect.closeTo(0.4, 5),
    ])
    await model.close()
  })

  it('asks every question of a patch, and one in usual words where it has none', async () => {
    const prompts = { humanActivity: '{question}' }
    const transitions = {
      '▁road': { '▁Yes': 1 },
      '?': { '▁No': 1 },
      '▁Yes': { '[EOS]': 1 },
      '▁No': { '[EOS]': 1 },
    }
    const model = await openToy({ prompts, transitions })
    const asked = ['Is there a road', 'Fields?'].map((question) => ({ question, answer: 'no' }))
    const samples = [patch('a', 0, { truth: { humanActivity: asked } }), patch('b', 0)]
    const answers = await ask(model, samples, ['humanActivity'])
    expect(answers.map(({ sample, question, raw }) => [sample, question, raw]).sort()).toEqual([
      ['a', 'Fields?', 'No'],
      ['a', 'Is there a road', 'Yes'],
      ['b', undefined, 'No'],
    ])
    expect(model.description.reading?.questions).toEqual({
      humanActivity: 'Is there any sign of human activity in this patch?',
    })
    await model.close()
  })

  it('answers with the number of its head where it has one for the task', async () => {
    const heads = {
      inputs: [
        { name: 'tokens', shape: ['n', 't'], type: 'int64' as const },
        { name: 'memory', shape: ['n', 1, 'd'] },
      ],
      outputs: [{ name: 'biomass', shape: ['n'] }],
      operators: [
        {
          type: 'ReduceMax',
          inputs: ['memory'],
          output: 'biomass',
          attributes: { axes: [1, 2], keepdims: 0 },
        },
      ],
    }
    const outputs = [{ name: 'biomass', task: 'agb', unit: 'Mg/ha', scale: 10 }]
    const model = await openToy({
      transitions: { ...NUMBERS, '▁Patches': { '?': 1 } },
      brightness: { 1: 1 },
      prompts: { agb: 'Biomass?', patchCount: 'Patches?' },
      manifest: { heads: { file: 'heads.onnx', outputs } },
      heads,
    })
    const answers = await ask(model, [patch('a', 3)], ['agb', 'patchCount'])
    expect(answers.map(({ task, raw, value }) => [task, raw, value])).toEqual([
      ['agb', '30', 30],
      ['patchCount', 'It is 13 Mg/ha', 13],
    ])
    await model.close()
  })
})

describe('answers with chance in them', () => {
  const chance = { temperature: 1, repeats: 3, topLogprobs: 3 }
  const patches = Array.from({ length: 16 }, (_, index) => patch(`p${index}`, index / 16))
  const toy = {
    transitions: { ...NUMBERS, '▁Patches': { '?': 1 } },
    brightness: { 2: 1, 3: -1 },
    prompts: { agb: 'Biomass?', patchCount: 'How many patches?' },
  }

  it('are the same for a seed, asked one at a time or sixteen', async () => {
    const together = await ask(await openToy(toy, chance), patches, ['agb', 'patchCount'])
    const single = await openToy(toy, chance)
    const oneByOne: Answer[] = []
    for (const each of patches) oneByOne.push(...(await ask(single, [each], ['agb', 'patchCount'])))
    const sorted = (answers: readonly Answer[]) =>
      answers.map(({ model, ...answer }) => JSON.stringify(answer)).sort()
    expect(sorted(together)).toEqual(sorted(oneByOne))
    expect(together).toHaveLength(16 * 2 * 3)
    expect(new Set(together.map(({ raw }) => raw)).size).toBeGreaterThan(3)
  })

  it('differ between seeds and between repeats', async () => {
    const raws = async (seed: number) =>
      (await ask(await openToy(toy, { ...chance, seed }), patches)).map(({ raw }) => raw).join('|')
    expect(await raws(1)).toBe(await raws(1))
    expect(await raws(1)).not.toBe(await raws(2))
  })

  it('come as often as their probabilities say, and as their powers at another temperature', async () => {
    const share = async (temperature: number) => {
      const answers = await ask(await openToy({ transitions: NUMBERS }, { temperature, repeats: 2000 }), [
        patch('a', 0),
      ])
      return answers.filter(({ raw }) => raw.startsWith('It is 2')).length / answers.length
    }
    expect(await share(1)).toBeCloseTo(0.4, 1)
    expect(await share(0.5)).toBeCloseTo(0.4 ** 2 / (0.4 ** 2 + 0.6 ** 2), 1)
  })
})

describe('where an answer ends', () => {
  it('of an endless one: at the limit, and it counts as cut off', async () => {
    const transitions = { '?': { '▁and': 1 }, '▁and': { '▁and': 1 } }
    const model = await openToy({ transitions, decoder: { maxTokens: 4 } })
    const [answer] = await ask(model, [patch('a', 0)])
    expect(answer).toMatchObject({
      raw: 'and and and and',
      status: 'unparseable',
      reason: 'truncated',
      ended: 'cut-off',
    })
    await model.close()
  })

  it('before a text that stops it', async () => {
    const model = await openToy({ transitions: NUMBERS }, { stop: ['/ha', ' Mg'], topLogprobs: 1 })
    const [{ raw, ended, logprobs = [] }] = await ask(model, [patch('a', 0)])
    expect({ raw, ended }).toEqual({ raw: 'It is 13', ended: undefined })
    expect(logprobs.map(({ token }) => token)).toEqual(['It', ' is', ' ', '1', '3'])
    await model.close()
  })

  it('leaves a question that is too long unanswered, and answers the others', async () => {
    const prompts = { agb: 'Biomass?', humanActivity: '{question}' }
    const model = await openToy({ transitions: NUMBERS, prompts, decoder: { contextTokens: 12 } })
    const question = 'Is there a very long road that goes on and on and on?'
    const samples = [patch('a', 0, { truth: { humanActivity: [{ question, answer: 'no' }] } })]
    const answers = await ask(model, samples, ['humanActivity', 'agb'])
    expect(answers.map(({ task, status, error }) => [task, status, error])).toEqual([
      ['humanActivity', 'error', 'The question has 15 tokens, and the model takes 12 with the answer'],
      ['agb', 'answered', undefined],
    ])
    await model.close()
  })

  it('says that a patch cannot be given to it', async () => {
    const model = await openToy({ transitions: NUMBERS })
    const [answer] = await ask(model, [patch('a', NaN)])
    expect(answer).toMatchObject({
      status: 'error',
      error: 'The patch cannot be given to the network: it has no data anywhere',
    })
    await model.close()
  })
})

describe('the numbers that it might have given', () => {
  it('have the probabilities of all ways to write them after the same words', async () => {
    const model = await openToy({ transitions: NUMBERS }, { numberBeam: 64 })
    const [{ distribution }] = await ask(model, [patch('a', 0)])
    expect(distribution?.values.map(([value, probability]) => [value, probability])).toEqual([
      [25, expect.closeTo(0.4, 3)],
      [13, expect.closeTo(0.6 * 0.5 * 0.7, 3)],
      [1, expect.closeTo(0.6 * 0.3, 3)],
      [14, expect.closeTo(0.6 * 0.2, 3)],
      [13.5, expect.closeTo(0.6 * 0.5 * 0.3, 3)],
    ])
    expect(distribution?.missing).toBeCloseTo(0, 3)
    await model.close()
  })
})

describe('several variants in a folder', () => {
  it('go by the folder’s name for the first, and by their own for the others', async () => {
    const folder = await writeToyVlm(models, 'pair/usual', {
      transitions: NUMBERS,
      manifest: { title: 'Usual', tokenizer: '../usual/tokenizer.json' },
    })
    await writeToyVlm(models, 'pair/other', { transitions: NUMBERS, manifest: { title: 'Other' } })
    const listed = JSON.stringify({ format: 'reo-variants/1', variants: ['usual', 'other'] })
    await writeFile(path.join(folder, '..', 'model.json'), listed)
    const titles = await Promise.all(
      ['onnx-vlm:pair', 'onnx-vlm:pair/other'].map(async (id) => (await openPrepared(id)).description.title),
    )
    expect(titles).toEqual(['Usual', 'Other'])
  })
})

describe('a folder that is wrong', () => {
  it('has a decoder whose logits are not those of the tokenizer’s tokens', async () => {
    const folder = await writeToyVlm(models, 'words', { transitions: NUMBERS })
    const file = path.join(folder, 'tokenizer.json')
    const tokenizer = JSON.parse(await readFile(file, 'utf8'))
    tokenizer.model.vocab['▁more'] = 50
    await writeFile(file, JSON.stringify(tokenizer))
    await expect(openPrepared(`onnx-vlm:${folder}`)).rejects.toThrow(
      /words: The decoder decoder\.onnx has \d+ logits for each token, but the tokenizer tokenizer\.json has 51 tokens\. Put the tokenizer there/,
    )
  })

  it('names a token that the tokenizer does not have', async () => {
    const toy = { transitions: NUMBERS, decoder: { endToken: '</s>' } }
    await expect(openToy(toy)).rejects.toThrow(
      'The tokenizer tokenizer.json has no token "</s>". Mend "decoder.endToken"',
    )
  })

  it('has a tokenizer that is none', async () => {
    const folder = await writeToyVlm(models, 'foreign', { transitions: NUMBERS })
    await writeFile(path.join(folder, 'tokenizer.json'), '{"model": 3}')
    await expect(openPrepared(`onnx-vlm:${folder}`)).rejects.toThrow(
      /tokenizer\.json: The tokenizer cannot be read/,
    )
  })

  it('has a decoder with other inputs than tokens and memory', async () => {
    const toy = { transitions: NUMBERS, decoder: { tokens: 'input_ids' } }
    await expect(openToy(toy)).rejects.toThrow(
      'model.json and the network differ: decoder: the network\'s input "tokens" is not described; ' +
        'decoder: input "input_ids" is described, but the network has "tokens", "memory"',
    )
  })

  it('names a file outside', async () => {
    const toy = { transitions: NUMBERS, manifest: { tokenizer: '../../tokenizer.json' } }
    await expect(openToy(toy)).rejects.toThrow(
      'model.json names the file "../../tokenizer.json", which is not in this folder',
    )
  })

  it('has nothing to ask', async () => {
    await expect(openToy({ transitions: NUMBERS, prompts: {} })).rejects.toThrow(
      'prompts: none of the tasks has one',
    )
  })
})
