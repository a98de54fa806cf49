import { fail } from '@sveltejs/kit';
import { toReadable } from '@wijkbegroting/domain';
import { type Problem } from '#lib/api/client.ts';
import { staffRound as words } from '#lib/messages/index.ts';
import { startDayOf } from '#lib/staff/days.ts';
import type { Difference } from '#lib/staff/compare-forms.ts';
import type { FieldError } from '#lib/staff/fields.ts';
import { withSchedule } from '#lib/staff/form-of-round.ts';
import { fieldErrorsOf } from '#lib/staff/round-errors.ts';
import { readRoundForm, type RoundForm } from '#lib/staff/round-form.ts';

/** What every action on a round hands back, so that nothing typed is lost. */
export interface RoundReply {
  readonly form: RoundForm | null;
  readonly slug: string;
  readonly reason: string;
  /** The version that the form goes on from; 0 for a round that is not there yet. */
  readonly version: number;
  readonly errors: readonly FieldError[];
  /** A refusal that is about no single field. */
  readonly problem: Problem | null;
  readonly isRescheduled: boolean;
  /** What somebody else saved meanwhile. */
  readonly differences: readonly Difference[] | null;
}

/** The posted form with what goes along with it. */
export function readReply(data: FormData): RoundReply & { readonly form: RoundForm } {
  const text = (name: string): string => {
    const value = data.get(name);
    return typeof value === 'string' ? toReadable(value).trim() : '';
  };
  return {
    form: readRoundForm(data),
    slug: text('id'),
    reason: text('reason'),
    version: Number(text('version')) || 0,
    errors: [],
    problem: null,
    isRescheduled: false,
    differences: null,
  };
}

/** The same form with the days worked out from the first day that was typed. */
export function reschedule(data: FormData): RoundReply | ReturnType<typeof fail<RoundReply>> {
  const reply = readReply(data);
  const typed = data.get('startDay');
  const start = startDayOf(typeof typed === 'string' ? typed : null);
  if (start === undefined) {
    return fail(422, { ...reply, errors: [{ field: 'startDay', text: words.template.startError }] });
  }
  return { ...reply, form: withSchedule(reply.form, start), isRescheduled: true };
}

/** A refusal as the form shows it: at the fields where it is about fields, above the form otherwise. */
export function refused(reply: RoundReply, problem: Problem) {
  const errors = fieldErrorsOf(problem);
  return fail(problem.status, { ...reply, errors, problem: errors.length > 0 ? null : problem });
}
