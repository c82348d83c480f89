import * as vscode from 'vscode'
import { messageOf, ReoError } from '../../core/errors'
import type { Log } from '../log'
import { tellError } from '../notifications'
import { DeadEnd, type Offer } from '../deadEnd'
import { pageNamedIn } from '../pageNamedIn'

/** What a command does with what it is called with; nobody has checked that yet. */
export type CommandHandler = (argument: unknown) => unknown

/**
 * Registers a command so that whatever it throws ends in one message and the log; being cancelled is no error.
 * The command's value is handed to whoever called it; undefined where it failed or was cancelled.
 */
export function registerCommand(id: string, handle: CommandHandler, log: Log): vscode.Disposable {
  return vscode.commands.registerCommand(id, async (argument: unknown) => {
    log.debug(`command ${id}`)
    try {
      return await handle(argument)
    } catch (thrown) {
      if (thrown instanceof vscode.CancellationError) return undefined
      log.error(`${id}: ${thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)}`)
      void tell(thrown)
      return undefined
    }
  })
}

/** Tells people what failed, with the ways on. */
async function tell(thrown: unknown): Promise<void> {
  const offers = offersOf(thrown)
  const title = await tellError(messageOf(thrown), ...offers.map(({ title }) => title))
  const chosen = offers.find((offer) => offer.title === title)
  if (chosen !== undefined) await vscode.commands.executeCommand(chosen.command, chosen.argument)
}

/** Where the reason is not known to us the log may say more. */
function offersOf(thrown: unknown): readonly Offer[] {
  if (thrown instanceof DeadEnd) return thrown.offers
  const page = pageNamedIn(messageOf(thrown))
  if (page !== undefined)
    return [{ title: 'Open Page', command: 'reo.openDocumentation', argument: { page } }]
  return thrown instanceof ReoError ? [] : [{ title: 'Show Log', command: 'reo.showLog' }]
}
