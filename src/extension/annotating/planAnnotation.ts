import * as vscode from 'vscode'
import type { Split } from '../../core/dataset/sample'
import type { Kernel } from '../kernels/kernel'
import { filledSplits } from '../evaluation/evaluationPlan'
import { isAskedInWords } from '../evaluation/promptSteps'
import { pickDataset } from '../pickers/pickDataset'
import { type Choice, pickOne, type Question } from '../pickers/questions'
import type { RecentDatasets } from '../pickers/recentDatasets'
import { runSteps, type Step, withAnswer } from '../pickers/steps'
import type { AnnotationPlan } from './annotationCells'

type Draft = Partial<AnnotationPlan>
type PlanStep = Step<Draft>

const TITLE = 'Annotate Data Set'
const TOTAL_STEPS = 4
const TEMPLATES = '**/*.templates.{yaml,yml,json}'
const ELSEWHERE = '**/{node_modules,.*}/**'
const MOST_FOUND = 50

/** Asks for whatever is left open, unless the data set is given; undefined when the user gives up. */
export async function planAnnotation(
  { service, recent }: { readonly service: Kernel; readonly recent: RecentDatasets },
  given: Draft,
): Promise<AnnotationPlan | undefined> {
  if (given.dataset !== undefined) return { ...given, dataset: given.dataset }
  const steps = [datasetStep(recent), splitStep(service), templatesStep, modelStep(service)]
  const plan = await runSteps(steps, given)
  return plan?.dataset === undefined ? undefined : { ...plan, dataset: plan.dataset }
}

function datasetStep(recent: RecentDatasets): PlanStep {
  return async (draft, canGoBack) =>
    withAnswer(await pickDataset(place(1, canGoBack), recent), (dataset) => ({ ...draft, dataset }))
}

function splitStep(service: Kernel): PlanStep {
  return async (draft, canGoBack) => {
    const { dataset = '' } = draft
    const choices = service.request('describeDataset', { dataset }).then((description) => {
      return [
        { label: 'All splits', value: {} },
        ...filledSplits(description).map((split): Choice<{ readonly split?: Split }> => {
          return { label: split, description: `${description.sampleCounts[split]} samples`, value: { split } }
        }),
      ]
    })
    const answer = await pickOne({ ...place(2, canGoBack), placeholder: 'Split to annotate' }, choices)
    return withAnswer(answer, (chosen) => ({ ...draft, ...chosen }))
  }
}

const templatesStep: PlanStep = async (draft, canGoBack) => {
  const found = await vscode.workspace.findFiles(TEMPLATES, ELSEWHERE, MOST_FOUND)
  const choices: readonly Choice<{ readonly templates?: string }>[] = [
    { label: '$(comment-discussion) Our own templates', description: 'over all four tasks', value: {} },
    ...found.map(({ fsPath }) => ({
      label: `$(file) ${vscode.workspace.asRelativePath(fsPath)}`,
      value: { templates: fsPath },
    })),
  ]
  const answer = await pickOne({ ...place(3, canGoBack), placeholder: 'Templates' }, Promise.resolve(choices))
  return withAnswer(answer, (chosen) => ({ ...draft, ...chosen }))
}

function modelStep(service: Kernel): PlanStep {
  return async (draft, canGoBack) => {
    const choices = service.request('listModels', null).then((models) => [
      { label: '$(list-flat) Templates alone', description: 'at once, no network', value: {} },
      ...models
        .filter(({ id }) => isAskedInWords(id))
        .map(({ id, title }): Choice<{ readonly model?: string }> => {
          return {
            label: `$(cloud) ${title}`,
            description: id,
            detail: 'words the texts anew; each is checked',
            value: { model: id },
          }
        }),
    ])
    const answer = await pickOne({ ...place(4, canGoBack), placeholder: 'Who words the texts' }, choices)
    return withAnswer(answer, (chosen) => ({ ...draft, ...chosen }))
  }
}

function place(step: number, canGoBack: boolean): Omit<Question, 'placeholder'> {
  return { title: TITLE, step, totalSteps: TOTAL_STEPS, canGoBack }
}
