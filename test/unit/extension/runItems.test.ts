import { describe, expect, it } from 'vitest'
import { summariseRun } from '../../../src/core/runs/runSummary'
import { modelLook, runLook, taskLook } from '../../../src/extension/runs/runItems'
import { RUN } from '../runs/reportRuns'

const SUMMARY = summariseRun(RUN)
const [UNET, MEAN] = SUMMARY.models

describe('the lines of the Runs view', () => {
  it('a run tells its state, its data and how much there is of it', () => {
    const { label, description, icon } = runLook('r1', SUMMARY)
    expect(label).toBe('r1')
    expect(description).toBe('cancelled · demo, test · 10 answers')
    expect(icon).toBe('circle-slash')
  })

  it('a model tells the share of its questions that it answered, and where it is synthetic', () => {
    expect(modelLook(UNET)).toMatchObject({
      label: 'U-Net & friends',
      description: '66.7 % answered · synthetic',
    })
    expect(modelLook(MEAN).description).toBe('100 % answered')
  })

  it('a task tells its figures with the share of answers that they rest on', () => {
    expect(UNET.tasks.map((task) => taskLook(task).description)).toEqual([
      'accuracy 0.333 · macro F1 0.222 · 66.7 % answered',
      'RMSE 7.21 · MAE 6.00 · 66.7 % answered',
    ])
  })
})
