import {
  type AuditHead,
  type AuditLink,
  EMPTY_AUDIT_CHAIN,
  followAuditChain,
  parseAuditExtension,
  parseCheckpoint,
  parseSignedNote,
  toHex,
} from '@wijkbegroting/domain';

/** How a check of the chain of staff events ended. Positions count from 1; 0: no event was reached. */
export type ChainVerdict =
  | { readonly kind: 'right'; readonly position: number; readonly logged: LoggedVerdict }
  | { readonly kind: 'broken'; readonly position: number }
  | { readonly kind: 'stopped' | 'failed'; readonly position: number };

/** Whether the public log of a round names the same chain; `none` when no log was asked for, or it could not be read. */
export type LoggedVerdict =
  { readonly kind: 'none' } | { readonly kind: 'same' | 'different'; readonly position: number };

export interface ChainPage {
  readonly count: number;
  readonly items: readonly AuditLink[];
}

export interface ChainSource {
  /** Links after a position; undefined when they could not be had. */
  readonly page: (after: number) => Promise<ChainPage | undefined>;
  /** The head that a public log names. */
  readonly logged: AuditHead | undefined;
  readonly tell: (position: number, count: number) => void;
  readonly isStopped: () => boolean;
}

const START: AuditHead = { count: 0, head: toHex(EMPTY_AUDIT_CHAIN) };

/** Follows the chain from its first event to its end, page by page, and lays it beside the head in a public log. */
export async function checkChain({ page, logged, tell, isStopped }: ChainSource): Promise<ChainVerdict> {
  let at = START;
  let headAtLogged = logged?.count === 0 ? START.head : undefined;
  for (;;) {
    const next = await page(at.count);
    if (isStopped()) return { kind: 'stopped', position: at.count };
    if (next === undefined) return { kind: 'failed', position: at.count };
    const followed = followAuditChain(at, next.items);
    if (!followed.ok) return { kind: 'broken', position: followed.error.position };
    headAtLogged ??= next.items.find(({ position }) => position === logged?.count)?.head;
    at = followed.value;
    if (next.items.length === 0) break;
    tell(at.count, next.count);
  }
  return { kind: 'right', position: at.count, logged: besideLog(logged, headAtLogged) };
}

/** A chain that is shorter than the log says has lost events: different. */
function besideLog(logged: AuditHead | undefined, head: string | undefined): LoggedVerdict {
  if (logged === undefined) return { kind: 'none' };
  return { kind: head === logged.head ? 'same' : 'different', position: logged.count };
}

/** The head of the chain in a checkpoint of a public log; undefined when it names none. */
export function auditHeadOf(note: string): AuditHead | undefined {
  const signed = parseSignedNote(note);
  const checkpoint = signed.ok ? parseCheckpoint(signed.value.text) : signed;
  if (!checkpoint.ok) return undefined;
  const heads = checkpoint.value.extensions.map(parseAuditExtension).filter((head) => head.ok);
  return heads[0]?.value;
}
