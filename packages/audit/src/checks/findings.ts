import { CHECK_IDS, CHECK_TITLES, type CheckId } from './check-titles.ts';

/** One thing that does not hold. */
export interface Failure {
  /** The file, and where it helps the line or the field. */
  readonly place: string;
  readonly message: string;
}

/** How one check ended. */
export interface CheckReport {
  readonly id: CheckId;
  readonly title: string;
  /** `skipped`: something was missing that the check needs, and what was there gave no failure. */
  readonly status: 'passed' | 'failed' | 'skipped';
  /** The first failures, in the order in which they were found. */
  readonly failures: readonly Failure[];
  /** How many failures there are in all. */
  readonly failureCount: number;
  /** What was missing; null unless the check is skipped. */
  readonly needs: string | null;
}

/** Collects what the checks find. */
export interface Findings {
  /** A check does not hold. */
  fail(id: CheckId, place: string, message: string): void;
  /** Checks cannot be made, or not wholly, without something. */
  skip(ids: readonly CheckId[], needs: string): void;
  reports(): readonly CheckReport[];
}

/** Failures kept of one check; the rest is only counted. */
const MAXIMUM_KEPT = 50;

/** An empty collection: every check holds until something else is found. */
export function startFindings(): Findings {
  const failures = new Map<CheckId, Failure[]>();
  const counts = new Map<CheckId, number>();
  const needs = new Map<CheckId, string>();
  return {
    fail(id, place, message) {
      const kept = failures.get(id) ?? [];
      if (kept.length < MAXIMUM_KEPT) kept.push({ place, message });
      failures.set(id, kept);
      counts.set(id, (counts.get(id) ?? 0) + 1);
    },
    skip(ids, what) {
      for (const id of ids) if (!needs.has(id)) needs.set(id, what);
    },
    reports: () =>
      CHECK_IDS.map((id) => {
        const failureCount = counts.get(id) ?? 0;
        const missing = failureCount > 0 ? undefined : needs.get(id);
        return {
          id,
          title: CHECK_TITLES[id],
          status: failureCount > 0 ? 'failed' : missing === undefined ? 'passed' : 'skipped',
          failures: failures.get(id) ?? [],
          failureCount,
          needs: missing ?? null,
        };
      }),
  };
}
