import * as v from 'valibot'
import type { ReadingPolicies } from '../core/answers/policies'
import { ReoError } from '../core/errors'
import { issueProblem } from '../core/schemaIssue'
import type { FileEditorMessage, FilePageMessage } from './fileViews'
import type { HostMethod, HostRequests } from './host'
import type { ImportHostMessage, ImportPageMessage } from './importing'
import type { KernelMethod, KernelNotifications, KernelRequests } from './kernel'
import type { OutputKind } from './mimes'
import type { Payloads, RichOutput } from './payloads'
import type { ReportEditorMessage, ReportPageMessage } from './runReports'
import { readingPolicies } from './schemas/domain'
import type { RendererMessage, RendererReply } from './queries'
import { fileEditorMessage, filePageMessage } from './schemas/fileViews'
import { HOST_PARAMS_SCHEMAS, HOST_RESULT_SCHEMAS } from './schemas/host'
import { importHostMessage, importPageMessage } from './schemas/importing'
import { NOTIFICATION_SCHEMAS, PARAMS_SCHEMAS, RESULT_SCHEMAS } from './schemas/kernel'
import { PAYLOAD_SCHEMAS, richOutput } from './schemas/payloads'
import { reportEditorMessage, reportPageMessage } from './schemas/runReports'
import { rendererMessage, rendererReply } from './schemas/queries'

/**
 * Checks a value that came from another process.
 * @param what the value in words, for the message
 * @throws ReoError that names the first key that does not fit
 */
export function parseValue<Output>(
  schema: v.GenericSchema<unknown, Output>,
  value: unknown,
  what: string,
): Output {
  const result = v.safeParse(schema, value)
  if (result.success) return result.output
  const issue = result.issues[0]
  const key = v.getDotPath(issue)
  throw new ReoError(`${what} is not valid${key === null ? '' : ` at "${key}"`}: ${issueProblem(issue)}`)
}

/** The payload of an output. @throws ReoError when it does not fit its kind */
export function parsePayload<Kind extends OutputKind>(kind: Kind, value: unknown): Payloads[Kind] {
  return parseValue<Payloads[Kind]>(PAYLOAD_SCHEMAS[kind], value, `This ${kind} output`)
}

/** An output of any kind. @throws ReoError when it does not fit its kind */
export function parseRichOutput(value: unknown): RichOutput {
  return parseValue(richOutput, value, 'An output')
}

/** A message from a renderer. @throws ReoError when it is not one of ours */
export function parseRendererMessage(value: unknown): RendererMessage {
  return parseValue(rendererMessage, value, 'A message from an output')
}

/** A message to a renderer. @throws ReoError when it is not one of ours */
export function parseRendererReply(value: unknown): RendererReply {
  return parseValue(rendererReply, value, 'A reply to an output')
}

/** A message from the page that reviews an import. @throws ReoError when it is not one of ours */
export function parseImportPageMessage(value: unknown): ImportPageMessage {
  return parseValue(importPageMessage, value, 'A message from the import page')
}

/** A message to the page that reviews an import. @throws ReoError when it is not one of ours */
export function parseImportHostMessage(value: unknown): ImportHostMessage {
  return parseValue(importHostMessage, value, 'A message to the import page')
}

/** A message from the page that shows a file. @throws ReoError when it is not one of ours */
export function parseFilePageMessage(value: unknown): FilePageMessage {
  return parseValue(filePageMessage, value, 'A message from the page of a file')
}

/** A message to the page that shows a file. @throws ReoError when it is not one of ours */
export function parseFileEditorMessage(value: unknown): FileEditorMessage {
  return parseValue(fileEditorMessage, value, 'A message to the page of a file')
}

/** A message from the page that shows a run. @throws ReoError when it is not one of ours */
export function parseReportPageMessage(value: unknown): ReportPageMessage {
  return parseValue(reportPageMessage, value, 'A message from the page of a run')
}

/** A message to the page that shows a run. @throws ReoError when it is not one of ours */
export function parseReportEditorMessage(value: unknown): ReportEditorMessage {
  return parseValue(reportEditorMessage, value, 'A message to the page of a run')
}

/** Policies of reading answers that are to be others than before. @throws ReoError when they are none */
export function parseReading(value: unknown): Partial<ReadingPolicies> {
  return parseValue(v.object(readingPolicies), value, 'The way to read answers')
}

/** The parameters of a request to the kernel. @throws ReoError when they do not fit the method */
export function parseKernelParams<Method extends KernelMethod>(
  method: Method,
  value: unknown,
): KernelRequests[Method]['params'] {
  return parseValue<KernelRequests[Method]['params']>(
    PARAMS_SCHEMAS[method],
    value,
    `The request "${method}"`,
  )
}

/** The kernel's answer to a request. @throws ReoError when it does not fit the method */
export function parseKernelResult<Method extends KernelMethod>(
  method: Method,
  value: unknown,
): KernelRequests[Method]['result'] {
  return parseValue<KernelRequests[Method]['result']>(
    RESULT_SCHEMAS[method],
    value,
    `The kernel's answer to "${method}"`,
  )
}

/** A notification from the kernel. @throws ReoError when it does not fit its name */
export function parseKernelNotification<Name extends keyof KernelNotifications>(
  name: Name,
  value: unknown,
): KernelNotifications[Name] {
  return parseValue<KernelNotifications[Name]>(
    NOTIFICATION_SCHEMAS[name],
    value,
    `The kernel's notification "${name}"`,
  )
}

/** The parameters of a kernel's request to the extension. @throws ReoError when they do not fit the method */
export function parseHostParams<Method extends HostMethod>(
  method: Method,
  value: unknown,
): HostRequests[Method]['params'] {
  return parseValue<HostRequests[Method]['params']>(
    HOST_PARAMS_SCHEMAS[method],
    value,
    `The kernel's request "${method}"`,
  )
}

/** The extension's answer to a kernel's request. @throws ReoError when it does not fit the method */
export function parseHostResult<Method extends HostMethod>(
  method: Method,
  value: unknown,
): HostRequests[Method]['result'] {
  return parseValue<HostRequests[Method]['result']>(
    HOST_RESULT_SCHEMAS[method],
    value,
    `The answer to "${method}"`,
  )
}
