import type { RunSummary } from '../core/runs/runSummary'
import type { RendererReply, RendererMessage } from './queries'

/*
 * What the page that shows a run log and its editor say to each other. The page draws what notebooks draw; what it asks
 * in pointing at figures are the messages of notebooks' renderers.
 */

/** What the page's buttons do. */
export const REPORT_COMMANDS = ['resume', 'export', 'notebook', 'text', 'manageTrust', 'saveCopy'] as const
export type ReportCommand = (typeof REPORT_COMMANDS)[number]

/** Page → editor. */
export type ReportPageMessage =
  /** The page is there, for the first time or again. */
  | { readonly type: 'ready' }
  | { readonly type: 'figure'; readonly message: RendererMessage }
  | { readonly type: 'command'; readonly command: ReportCommand }

/** Editor → page. */
export type ReportEditorMessage =
  | {
      /** The run as it is now; comes again whenever its log has grown. */
      readonly type: 'summary'
      readonly summary: RunSummary
      /** False where nothing may read the data set's pictures. */
      readonly isTrusted: boolean
    }
  /** `way` is the command that lets the run be shown after all, or the log's text. */
  | { readonly type: 'refuse'; readonly message: string; readonly way: 'saveCopy' | 'text' }
  /** Shows where answers are read in another way. */
  | { readonly type: 'showReading' }
  | { readonly type: 'figure'; readonly message: RendererReply }
