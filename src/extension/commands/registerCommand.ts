import * as vscode from 'vscode'
import { messageOf, ReoError } from '../../core/errors'
import type { Log } from '../log'
import { tellError } from '../notifications'
import { DeadEnd } from '../deadEnd'
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
      void tell(thrown, log)
      return undefined
    }
  })
}

/** Tells people what failed, with the ways on; where the reason is not known to us the log may say more. */
async function tell(thrown: unknown, log: Log): Promise<void> {
  if (thrown instanceof DeadEnd) return offer(thrown)
  const message = messageOf(thrown)
  const page = pageNamedIn(message)
  if (page !== undefined) return tellWithPage(message, page)
  const showLog = 'Show Log'
  const actions = thrown instanceof ReoError ? [] : [showLog]
  const chosen = await tellError(message, ...actions)
  if (chosen === showLog) log.show()
}

async function tellWithPage(message: string, page: string): Promise<void> {
  const openPage = 'Open Page'
  const chosen = await tellError(message, openPage)
  if (chosen === openPage) await vscode.commands.executeCommand('reo.openDocumentation', { page })
}

async function offer({ message, offers }: DeadEnd): Promise<void> {
  const title = await tellError(message, ...offers.map(({ title }) => title))
  const chosen = offers.find((offer) => offer.title === title)
  if (chosen !== undefined) await vscode.commands.executeCommand(chosen.command)
}
