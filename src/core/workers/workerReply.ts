/** What a worker thread can be asked: parameters and result of each method. */
export type WorkerMethods = Readonly<
  Record<PropertyKey, { readonly params: unknown; readonly result: unknown }>
>

/** A thread's answer to one request; one that is `worn` wants to be replaced, its memory given back. */
export type WorkerReply<Result> =
  | { readonly outcome: 'done'; readonly result: Result; readonly worn: boolean }
  /** The request's own fault; the thread is fine. */
  | { readonly outcome: 'failed'; readonly what: string; readonly worn: boolean }
  /** The thread broke down over the request. */
  | { readonly outcome: 'broken'; readonly what: string; readonly worn: true }
