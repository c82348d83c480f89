import { describe, expect, it } from 'vitest'
import { readAnswer } from '../../../src/core/answers/readAnswer'
import type { Task } from '../../../src/core/benchmark/tasks'
import { ANSWER_STATUSES } from '../../../src/core/models/model'
import { AGB_ANSWERS } from '../../fixtures/answers/agb'
import type { AnswerCase } from '../../fixtures/answers/answerCase'
import { HUMAN_ACTIVITY_ANSWERS } from '../../fixtures/answers/humanActivity'
import { LAND_COVER_ANSWERS } from '../../fixtures/answers/landCover'
import { PATCH_COUNT_ANSWERS } from '../../fixtures/answers/patchCount'

const SETS: Readonly<Record<Task, readonly AnswerCase[]>> = {
  agb: AGB_ANSWERS,
  patchCount: PATCH_COUNT_ANSWERS,
  landCover: LAND_COVER_ANSWERS,
  humanActivity: HUMAN_ACTIVITY_ANSWERS,
}

const TASKS: readonly Task[] = ['agb', 'patchCount', 'landCover', 'humanActivity']

describe.each(TASKS)('an answer about %s', (task) => {
  it.each(SETS[task].map(([answer, expected, reason, question]) => ({ answer, expected, reason, question })))(
    'reads $answer',
    ({ answer, expected, reason, question }) => {
      const reading = readAnswer(task, answer, question === undefined ? {} : { question })
      const isStatus = ANSWER_STATUSES.some((status) => status === expected)
      if (expected === undefined) expect(reading).toMatchObject({ status: 'unparseable' })
      else if (isStatus) expect(reading).toMatchObject({ status: expected })
      else expect(reading).toMatchObject({ status: 'answered', value: expected })
      if (reason !== undefined) expect(reading.reason).toBe(reason)
    },
  )
})
