import type { RecountView } from './recount-view.ts';

/** From the page to the worker: the bundle as a blob, so that the page itself never reads it. */
export interface Request {
  readonly bundle: Blob;
}

/** From the worker to the page. What goes wrong without being foreseen comes as the error event of the worker. */
export type Reply =
  | { readonly kind: 'progress'; readonly done: number; readonly of: number | null }
  | { readonly kind: 'done'; readonly view: RecountView };
