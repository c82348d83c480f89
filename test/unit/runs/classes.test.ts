import { describe, expect, it } from 'vitest'
import type { Task } from '../../../src/core/benchmark/tasks'
import type { AnswerGroup } from '../../../src/core/runs/answerGroups'
import { classSchemes } from '../../../src/core/runs/classes/classScheme'
import { mostAskedQuestions } from '../../../src/core/runs/classes/mostAskedQuestions'
import { RARER_CLASSES } from '../../../src/core/runs/classes/rarerClasses'
import { scoreClasses } from '../../../src/core/runs/classes/scoreClasses'
import type { AnswerLine } from '../../../src/core/runs/runLog'
import { fulfils } from '../../../src/core/selection/selectSamples'

const MODEL = { id: 'onnx:unet', title: 'U-Net', tasks: [], modalities: [] }

function answer(
  sample: string,
  task: Task,
  truth: AnswerLine['truth'],
  value?: AnswerLine['value'],
): AnswerLine {
  const status = value === undefined ? 'refused' : 'answered'
  return {
    type: 'answer',
    sample,
    model: MODEL.id,
    task,
    raw: '',
    status,
    truth,
    ...(value !== undefined && { value }),
  }
}

function group(task: Task, answers: readonly AnswerLine[]): AnswerGroup {
  return { model: MODEL, task, answers }
}

describe('the classes of land cover', () => {
  const [classes, upper] = classSchemes('landCover')
  const answers = [
    answer('a', 'landCover', 112, 114),
    answer('b', 'landCover', 114, 124),
    answer('c', 'landCover', 40, 50),
    answer('d', 'landCover', 124),
  ]

  it('are right more often by the upper level of the legend, where closed forest is one class', () => {
    const accuracy = (scheme: typeof classes) =>
      scoreClasses([group('landCover', answers)], scheme)[0].metrics.accuracy
    expect(accuracy(classes)).toBe(0)
    expect(accuracy(upper)).toBe(0.5)
  })

  it('stand in the order of the legend, what it lacks last', () => {
    const keys = ['255', 'water', 'closed-forest', 'low'].sort(upper.compare)
    expect(keys).toEqual(['closed-forest', 'low', 'water', '255'])
    expect(upper.classOf('255').title).toBe('Code 255')
  })

  it('are pointed at by all codes of a group', () => {
    const truth = upper.classOf('closed-forest').test
    const criterion = {
      kind: 'answer',
      task: 'landCover',
      model: MODEL.id,
      ...(truth && { truth }),
    } as const
    expect(answers.filter((line) => fulfils(line, criterion)).map(({ sample }) => sample)).toEqual(['a', 'b'])
  })
})

describe('the classes of numbers', () => {
  it.each<[Task, readonly number[], readonly string[]]>([
    [
      'patchCount',
      [0, 4, 4.5, 9, 9.49, 9.5, 300],
      ['0', '4', '5–9', '5–9', '5–9', '10 or more', '10 or more'],
    ],
    [
      'agb',
      [0, 49.99, 50, 449.9, 450, 500],
      ['0–50', '0–50', '50–100', '400–450', '450 or more', '450 or more'],
    ],
  ])('of %s hold just the values that are pointed at by them', (task, values, titles) => {
    const [scheme] = classSchemes(task)
    const classes = values.map((value) => scheme.classOf(scheme.keyOf(value)))
    expect(classes.map(({ title }) => title)).toEqual(titles)
    const answers = values.map((value, index) => answer(String(index), task, value))
    for (const { title, test } of classes) {
      if (test === undefined) throw new Error('A bin has no test')
      const found = answers.filter((line) =>
        fulfils(line, { kind: 'answer', task, model: MODEL.id, truth: test }),
      )
      expect(found.map(({ sample }) => titles[Number(sample)])).toEqual(
        titles.filter((each) => each === title),
      )
    }
  })

  it('stand in order, what lies below the first before it', () => {
    const [scheme] = classSchemes('patchCount')
    expect(['10', '5', '-1', '0'].sort(scheme.compare)).toEqual(['-1', '0', '5', '10'])
    expect(scheme.classOf(scheme.keyOf(-3)).title).toBe('below 0')
  })
})

describe('scores by class', () => {
  const [classes] = classSchemes('humanActivity')

  it('have intervals where they are asked for, wider where samples of a tile go together', () => {
    const answers = Array.from({ length: 40 }, (_, index) => {
      return answer(`s${index}`, 'humanActivity', 'yes', index < 20 ? 'yes' : 'no')
    })
    const recall = (unitOf?: (sample: string) => string) => {
      const options = { bootstrap: 10, ...(unitOf && { unitOf }) }
      const [{ metrics }] = scoreClasses([group('humanActivity', answers)], classes, options)
      const { low = 0, high = 0 } = metrics.perClass.find(({ label }) => label === 'yes')?.ci?.recall ?? {}
      return high - low
    }
    const byItself = recall()
    expect(byItself).toBeGreaterThan(0)
    expect(recall((sample) => String(Math.floor(Number(sample.slice(1)) / 10)))).toBeGreaterThan(byItself)
    const [{ metrics }] = scoreClasses([group('humanActivity', answers)], classes)
    expect(metrics.perClass[0].ci).toBeUndefined()
  })

  it('have wider intervals of accuracy where samples of a tile are drawn together', () => {
    const answers = Array.from({ length: 120 }, (_, index) => {
      return answer(`s${index}`, 'humanActivity', 'yes', Math.floor(index / 6) % 2 === 0 ? 'yes' : 'no')
    })
    const width = (unitOf?: (sample: string) => string) => {
      const options = { bootstrap: 500, ...(unitOf && { unitOf }) }
      const [{ metrics }] = scoreClasses([group('humanActivity', answers)], classes, options)
      const { low = 0, high = 0 } = metrics.ci?.accuracy ?? {}
      return high - low
    }
    // 20 tiles of six samples that are all alike: √6 times as wide, and Student's t for the normal.
    const ratio = width((sample) => String(Math.floor(Number(sample.slice(1)) / 6))) / width()
    expect(ratio).toBeGreaterThan(2.2)
    expect(ratio).toBeLessThan(3.1)
  })

  it('take the rarer of very many classes together, without loss of a sample or a change of the figures', () => {
    const answers = Array.from({ length: 3000 }, (_, index) => {
      return answer(
        `s${index}`,
        'humanActivity',
        index % 2 === 0 ? 'farming' : `word ${index}`,
        `word ${index}`,
      )
    })
    const [{ metrics }] = scoreClasses([group('humanActivity', answers)], classes)
    expect(metrics.confusion.labels).toHaveLength(41)
    expect(metrics.confusion.labels).toContain(RARER_CLASSES)
    expect(metrics.confusion.counts.flat().reduce((sum, count) => sum + count)).toBe(3000)
    expect(metrics.perClass).toHaveLength(40)
    expect(metrics.accuracy).toBe(0.5)
  })

  it('of nothing answered, and of nothing whose truth is known, are told', () => {
    const refused = [answer('a', 'humanActivity', 'yes'), answer('b', 'humanActivity', 'no')]
    const [{ metrics }] = scoreClasses([group('humanActivity', refused)], classes, { bootstrap: 10 })
    expect(metrics).toMatchObject({ n: 2, answered: 0, accuracy: 0 })
    const [none] = scoreClasses([group('humanActivity', [])], classes, { bootstrap: 10 })
    expect(none.metrics).toMatchObject({ n: 0, accuracy: null, perClass: [] })
  })
})

describe('questions that are shown by themselves', () => {
  const asked = (questions: readonly string[]) =>
    mostAskedQuestions([
      group(
        'humanActivity',
        questions.map((question, index) => ({ ...answer(String(index), 'humanActivity', 'yes'), question })),
      ),
    ])

  it('are the most frequent ones, where there are several, and none of great length', () => {
    expect(asked(['A road?', 'A mine?', 'A mine?'])).toEqual(['A mine?', 'A road?'])
    expect(asked(['A road?', 'A road?'])).toEqual([])
    expect(asked(['A road?', 'x'.repeat(1_000_000)])).toEqual(['A road?'])
    expect(asked(Array.from({ length: 99 }, (_, index) => `Question ${index}?`))).toHaveLength(12)
  })
})
