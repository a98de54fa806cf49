import { err, ok, type Result } from './result.ts';

/** A whole life cycle as a table: per event the states it may happen in and the state that follows. */
export type TransitionTable<Status extends string> = Readonly<
  Record<string, { readonly from: readonly Status[]; readonly to: Status }>
>;

/** This event cannot happen in this state. */
export interface TransitionRefused<Status extends string, Event extends string> {
  readonly code: 'transition-refused';
  readonly status: Status;
  readonly event: Event;
}

/** The state after `event`, or a refusal when the table does not let the event happen in this state. */
export function nextState<Status extends string, Table extends TransitionTable<Status>>(
  table: Table,
  status: Status,
  event: keyof Table & string,
): Result<Status, TransitionRefused<Status, keyof Table & string>> {
  const transition = table[event];
  if (transition?.from.includes(status) !== true) return err({ code: 'transition-refused', status, event });
  return ok(transition.to);
}
