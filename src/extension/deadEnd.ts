import { type ErrorDetails, ReoError } from '../core/errors'

/** A way on, as a button of a message. */
export interface Offer {
  readonly title: string
  readonly command: string
  /** What the command is called with. */
  readonly argument?: unknown
}

/** Ways on from where nothing can be done yet. */
export const OFFERS = {
  addModel: { title: 'Add Model…', command: 'reo.addModel' },
  manageTrust: { title: 'Manage Workspace Trust', command: 'workbench.trust.manage' },
  newNotebook: { title: 'New Notebook', command: 'reo.newNotebook' },
  openDemo: { title: 'Open Demo', command: 'reo.openDemo' },
  openFolder: { title: 'Open Folder', command: 'workbench.action.files.openFolder' },
  runEvaluation: { title: 'Run Evaluation…', command: 'reo.runEvaluation' },
} as const satisfies Readonly<Record<string, Offer>>

/** What a command lacks to do anything; its message offers the ways on. */
export class DeadEnd extends ReoError {
  readonly offers: readonly Offer[]

  constructor(what: string, { offers, ...details }: ErrorDetails & { readonly offers: readonly Offer[] }) {
    super(what, details)
    this.offers = offers
  }
}
