import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { argumentOf } from '../../../src/extension/commands/arguments'

const folder = path.resolve('/data/mine')

/** A file as the explorer's menu hands it to a command. */
function clicked(name: string) {
  return { scheme: 'file', path: `/data/mine/${name}`, fsPath: path.join(folder, name) }
}

describe('what a command is called with', () => {
  it.each(['runEvaluation', 'inspectPatch', 'checkDataset', 'annotateDataset'] as const)(
    'may be the description of a data set that was clicked: %s',
    (command) => {
      expect(argumentOf(command, clicked('dataset.json'))).toEqual({ dataset: folder })
      const dataset = path.join(folder, 'other.dataset.json')
      expect(argumentOf(command, clicked('other.dataset.json'))).toEqual({ dataset })
    },
  )

  it('is an example that is there', () => {
    expect(argumentOf('openDemo', { notebook: 'find-the-failures' })).toEqual({
      notebook: 'find-the-failures',
    })
    expect(() => argumentOf('openDemo', { notebook: '../elsewhere' })).toThrow('reo.openDemo')
  })
})
