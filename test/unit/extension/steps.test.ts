import { describe, expect, it } from 'vitest'
import { runSteps, type Step, type StepOutcome } from '../../../src/extension/pickers/steps'

type State = Readonly<Record<string, string>>

/** A step that adds what a script of answers says: a value, `<` to go back, or `x` to give up. */
function step(name: string, script: string[], asked: string[]): Step<State> {
  return (state, canGoBack): Promise<StepOutcome<State>> => {
    if (name in state && !asked.includes(name)) return Promise.resolve({ kind: 'known' })
    asked.push(name)
    const answer = script.shift()
    if (answer === undefined) throw new Error(`nobody answers ${name}`)
    if (answer === '<') return Promise.resolve(canGoBack ? { kind: 'back' } : { kind: 'cancelled' })
    if (answer === 'x') return Promise.resolve({ kind: 'cancelled' })
    return Promise.resolve({ kind: 'answer', value: { ...state, [name]: answer } })
  }
}

function run(initial: State, script: string[]) {
  const asked: string[] = []
  const steps = ['data', 'split', 'models'].map((name) => step(name, script, asked))
  return runSteps(steps, initial).then((result) => ({ result, asked }))
}

describe('questions one after another', () => {
  it('collect their answers', async () => {
    const { result } = await run({}, ['demo', 'test', 'unet'])
    expect(result).toEqual({ data: 'demo', split: 'test', models: 'unet' })
  })

  it('undo the last answer on going back, and ask it again', async () => {
    const { result, asked } = await run({}, ['demo', 'train', '<', 'test', 'unet'])
    expect(result).toEqual({ data: 'demo', split: 'test', models: 'unet' })
    expect(asked).toEqual(['data', 'split', 'models', 'split', 'models'])
  })

  it('ask nothing that is known, also on the way back', async () => {
    const { result, asked } = await run({ split: 'val' }, ['demo', '<', 'other', 'unet'])
    expect(result).toEqual({ data: 'other', split: 'val', models: 'unet' })
    expect(asked).toEqual(['data', 'models', 'data', 'models'])
  })

  it('offer no way back from the first question', async () => {
    expect((await run({}, ['<'])).result).toBeUndefined()
  })

  it('end without an answer when the user gives up', async () => {
    expect((await run({}, ['demo', 'x'])).result).toBeUndefined()
  })
})
