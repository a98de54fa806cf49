import { TRUSTEES_MAX } from '@wijkbegroting/protocol';
import { staffKeys } from '#lib/messages/index.ts';
import type { FieldError } from '#lib/staff/fields.ts';

const NAME_MAXIMUM = 100;
const words = staffKeys.ceremony.error;

/** The name of a trustee as it is kept: on one line, with single spaces. */
export function trusteeName(typed: string): string {
  return typed.normalize('NFC').replaceAll(/\s+/gu, ' ').trim();
}

/** What is wrong with the names; the field of each is `sleutelhouder.<place>`. */
export function nameErrors(typed: readonly string[]): readonly FieldError[] {
  const names = typed.map(trusteeName);
  return names.flatMap((name, at) => {
    const field = `sleutelhouder.${String(at)}`;
    if (name === '') return [{ field, text: words.nameMissing }];
    if (name.length > NAME_MAXIMUM) return [{ field, text: words.nameTooLong }];
    const isDoubled = names.findIndex((one) => one.toLowerCase() === name.toLowerCase()) < at;
    return isDoubled ? [{ field, text: words.nameDoubled }] : [];
  });
}

/** How many shares may be asked of so many trustees: one alone, or two and more. */
export function thresholdsFor(trustees: number): readonly number[] {
  if (trustees <= 1) return [1];
  return Array.from({ length: Math.min(trustees, TRUSTEES_MAX) - 1 }, (_, at) => at + 2);
}

/** What was chosen, or the nearest that is possible now: a majority when nothing fits. */
export function fittingThreshold(chosen: number, trustees: number): number {
  return thresholdsFor(trustees).includes(chosen) ? chosen : Math.floor(trustees / 2) + 1;
}
