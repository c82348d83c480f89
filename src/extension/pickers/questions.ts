import * as vscode from 'vscode'
import { plainLabel, plainText } from '../plainText'
import type { Answer } from './steps'

/** A question in the quick input at the top of the window. */
export interface Question {
  readonly title: string
  readonly placeholder: string
  /** Number of this question and of all, counted from 1. */
  readonly step: number
  readonly totalSteps: number
  readonly canGoBack: boolean
}

/** A question whose answer is typed. */
export interface TextQuestion extends Question {
  /** Shows dots in place of what is typed. */
  readonly password?: boolean
  /** What stands there at first. */
  readonly value?: string
}

export interface Choice<Value> extends vscode.QuickPickItem {
  readonly value: Value
}

/** Asks for one of several things, which may take a while to be known. @throws what `choices` rejects with */
export function pickOne<Value>(
  question: Question,
  choices: Promise<readonly Choice<Value>[]>,
): Promise<Answer<Value>> {
  return ask(question, vscode.window.createQuickPick<Choice<Value>>(), {
    begin: (picker, fail) => void fill(picker, choices).catch(fail),
    result: ({ selectedItems: [picked] }) => picked && { value: picked.value },
  })
}

/** Asks for at least one of several things; those with `picked` are ticked at first. */
export function pickSeveral<Value>(
  question: Question,
  choices: Promise<readonly Choice<Value>[]>,
): Promise<Answer<readonly Value[]>> {
  const picker = vscode.window.createQuickPick<Choice<Value>>()
  picker.canSelectMany = true
  return ask(question, picker, {
    begin: (picker, fail) => void fill(picker, choices).catch(fail),
    result: ({ selectedItems }) =>
      selectedItems.length === 0 ? undefined : { value: selectedItems.map(({ value }) => value) },
  })
}

/** Asks for one of many things, found by part of their name as it is typed. */
export function pickFound<Value>(
  question: Question,
  find: (text: string) => Promise<readonly Choice<Value>[]>,
): Promise<Answer<Value>> {
  return ask(question, vscode.window.createQuickPick<Choice<Value>>(), {
    begin(picker, fail) {
      let newest = 0
      let timer: NodeJS.Timeout | undefined
      const search = async () => {
        const mine = ++newest
        picker.busy = true
        const found = await find(picker.value)
        if (mine !== newest) return
        picker.items = found.map(plainItem)
        picker.busy = false
      }
      picker.onDidChangeValue(() => {
        clearTimeout(timer)
        timer = setTimeout(() => void search().catch(fail), TYPING_PAUSE)
      })
      search().catch(fail)
    },
    result: ({ selectedItems: [picked] }) => picked && { value: picked.value },
  })
}

/** Asks for text. @param problemOf says what is wrong with it */
export function askText(
  question: TextQuestion,
  problemOf: (text: string) => string | undefined,
): Promise<Answer<string>> {
  return ask(question, vscode.window.createInputBox(), {
    begin(box) {
      box.onDidChangeValue((text) => {
        const problem = problemOf(text)
        box.validationMessage = problem === undefined ? undefined : plainText(problem)
      })
    },
    result: ({ value }) => (problemOf(value) === undefined ? { value } : undefined),
  })
}

/** How long to wait after a key for the next, in ms. */
const TYPING_PAUSE = 150

type Input = vscode.InputBox | vscode.QuickPick<vscode.QuickPickItem>

interface Asking<Asked, Value> {
  readonly begin: (input: Asked, fail: (error: unknown) => void) => void
  /** What was answered, once that is enough. */
  readonly result: (input: Asked) => { readonly value: Value } | undefined
}

function ask<Asked extends vscode.QuickInput & Pick<Input, 'placeholder' | 'buttons'>, Value>(
  { canGoBack, ...question }: Question,
  input: Asked & {
    readonly onDidAccept: vscode.Event<void>
    readonly onDidTriggerButton: vscode.Event<vscode.QuickInputButton>
  },
  { begin, result }: Asking<Asked, Value>,
): Promise<Answer<Value>> {
  return new Promise<Answer<Value>>((resolve, reject) => {
    Object.assign(input, question, {
      ignoreFocusOut: true,
      buttons: canGoBack ? [vscode.QuickInputButtons.Back] : [],
    })
    input.onDidAccept(() => {
      const answer = result(input)
      if (answer !== undefined) resolve({ kind: 'answer', value: answer.value })
    })
    input.onDidTriggerButton(() => resolve({ kind: 'back' }))
    input.onDidHide(() => resolve({ kind: 'cancelled' }))
    begin(input, reject)
    input.show()
  }).finally(() => input.dispose())
}

/** What comes from data stands in an item word for word; an icon may begin its label, and only that is one. */
function plainItem<Value>({ label, description, detail, ...item }: Choice<Value>): Choice<Value> {
  const [, icon, text] = /^(\$\([a-z-]+\) )?([^]*)$/.exec(label) ?? ['', '', label]
  return {
    ...item,
    label: `${icon ?? ''}${plainLabel(text)}`,
    ...(description !== undefined && { description: plainLabel(description) }),
    ...(detail !== undefined && { detail: plainLabel(detail) }),
  }
}

async function fill<Value>(
  picker: vscode.QuickPick<Choice<Value>>,
  choices: Promise<readonly Choice<Value>[]>,
): Promise<void> {
  picker.busy = true
  const items = (await choices).map(plainItem)
  picker.items = items
  if (picker.canSelectMany) picker.selectedItems = items.filter(({ picked }) => picked === true)
  picker.busy = false
}
