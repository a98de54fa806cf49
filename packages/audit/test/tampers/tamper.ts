import type { CheckId } from '../../src/checks/check-titles.ts';
import type { OddEntry } from '../helpers/open-files.ts';
import type { Tampering } from '../helpers/tampering.ts';

/** One way to tamper, and the check that it violates. */
export interface Tamper {
  readonly name: string;
  readonly check: CheckId;
  /** Which round it is about: one with a public draw, one with a computed draw, the totals of the first, or one without lots. */
  readonly round?: 'public' | 'computed' | 'totals' | 'plain';
  /** False: the manifest stays as it was. */
  readonly renews?: boolean;
  readonly tamper: (bundle: Tampering) => unknown;
  /** What else is put in the zip. */
  readonly odd?: readonly OddEntry[];
}
