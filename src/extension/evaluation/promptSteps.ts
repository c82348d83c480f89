import * as vscode from 'vscode'
import type { AskingOptions } from '../../core/models/chat/askingOptions'
import { type Choice, pickOne, type Question } from '../pickers/questions'
import type { Answer } from '../pickers/steps'
import { nameOfPromptSet, workspacePromptSets } from '../prompts/promptSets'

/** Whether a model is asked in words of ours, which can be chosen. */
export function isAskedInWords(id: string): boolean {
  return /^(chat|lm):/.test(id)
}

/** How many patches are shown with their answers, where any are. */
const EXAMPLES = 4

/** Ways to put the same words. */
const WAYS: readonly { readonly label: string; readonly detail: string; readonly asking: AskingOptions }[] = [
  { label: 'In words', detail: 'the model may hedge and refuse; its answer is read', asking: {} },
  {
    label: 'As JSON',
    detail: 'by a schema that allows for null; suppresses refusals, so compare with care',
    asking: { answerForm: 'json' },
  },
  {
    label: 'With examples',
    detail: `${EXAMPLES} patches of the training split with their answers first`,
    asking: { examples: EXAMPLES },
  },
  {
    label: 'In a chain, with its own earlier answers',
    detail: 'asks one question after the other and tells the answers before',
    asking: { chain: 'own' },
  },
  {
    label: 'In a chain, with true earlier answers',
    detail: 'tells what is true of the tasks before',
    asking: { chain: 'truth' },
  },
]

/** Asks how questions are put: by which words, and in which way. */
export async function pickAsking(question: Omit<Question, 'placeholder'>): Promise<Answer<AskingOptions>> {
  const words = await pickOne({ ...question, placeholder: 'Prompts' }, promptChoices())
  if (words.kind !== 'answer') return words
  if (words.value === 'new') {
    void vscode.commands.executeCommand('reo.newPromptSet')
    return { kind: 'cancelled' }
  }
  const ways = WAYS.map(({ label, detail, asking }) => ({ label, detail, value: asking }))
  const way = await pickOne({ ...question, placeholder: 'How questions are put' }, Promise.resolve(ways))
  if (way.kind !== 'answer') return way
  const { prompts } = words.value
  return { kind: 'answer', value: { ...way.value, ...(prompts !== undefined && { prompts }) } }
}

async function promptChoices(): Promise<readonly Choice<{ readonly prompts?: string } | 'new'>[]> {
  const files = await workspacePromptSets()
  return [
    {
      label: '$(comment-discussion) Our own prompts',
      description: 'in REO-Instruct’s conventions',
      value: {},
    },
    ...files.map((file) => ({
      label: `$(file) ${nameOfPromptSet(file)}`,
      description: vscode.workspace.asRelativePath(file),
      value: { prompts: file },
    })),
    {
      label: '$(new-file) New prompt set…',
      description: 'a file of the workspace to edit; run the evaluation after that',
      value: 'new',
    },
  ]
}
