import * as vscode from 'vscode'
import type { CommandHandler } from '../commands/registerCommand'
import { contextOf, FIRST_STEPS, type FirstStep } from './steps'

const KEY = 'reo.firstSteps'

/**
 * The steps of the walkthrough that somebody has taken, on this machine. VS Code ticks a step off when its context key is
 * set (`completionEvents` of package.json).
 */
export class FirstSteps {
  readonly #memory: vscode.Memento
  readonly #taken: Set<FirstStep>

  constructor(memory: vscode.Memento) {
    this.#memory = memory
    const remembered = memory.get<readonly string[]>(KEY, [])
    this.#taken = new Set(FIRST_STEPS.filter((step) => remembered.includes(step)))
    for (const step of this.#taken) setContext(step)
  }

  areTaken(steps: readonly FirstStep[]): boolean {
    return steps.every((step) => this.#taken.has(step))
  }

  take(step: FirstStep): void {
    if (this.#taken.has(step)) return
    this.#taken.add(step)
    setContext(step)
    void this.#memory.update(KEY, [...this.#taken])
  }

  /** A command that takes a step once it has done what it is for; it returns nothing where it was given up. */
  takenBy(step: FirstStep, handle: CommandHandler): CommandHandler {
    return async (argument) => {
      const result = await handle(argument)
      if (result !== undefined) this.take(step)
      return result
    }
  }
}

function setContext(step: FirstStep): void {
  void vscode.commands.executeCommand('setContext', contextOf(step), true)
}
