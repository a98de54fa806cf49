import type { BoxSetting } from './opening-facts.ts';

/** What carrying out an action needs besides its payload. */
export interface Execution {
  readonly setting: BoxSetting;
  /** Who approved, when. */
  readonly accountId: string;
  readonly now: Date;
}

/** An action that two people decided on, as the log tells of it. */
export interface Decided {
  readonly payloadSha256: string;
  /** Organisations, not people. */
  readonly proposedBy: string;
  readonly approvedBy: string;
  readonly decidedAt: Date;
}
