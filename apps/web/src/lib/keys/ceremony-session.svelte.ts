import {
  type Ceremony,
  forgetShares,
  type HeldShare,
  holdCeremony,
} from '@wijkbegroting/audit/ceremony/hold-ceremony.ts';
import { openTrialBox, sealTrialBox, type TrialBox } from '@wijkbegroting/audit/ceremony/rehearse.ts';
import { isShareAtHand } from '@wijkbegroting/audit/ceremony/share-file.ts';
import { type Bytes, fromBase64url, invariant, type NamedKey, type RoundId } from '@wijkbegroting/domain';
import type { KeyCeremony } from '@wijkbegroting/records/key-ceremony.ts';

export type CeremonyStep = 'setup' | 'handOut' | 'storing' | 'trial' | 'stored' | 'rehearsed';
/** What the trustee whose turn it is sees: nothing yet, the share, or the question to show that it was kept. */
export type HandOutView = 'covered' | 'shown' | 'confirming';

/** What people choose before the key is made. */
export interface CeremonyChoice {
  readonly trustees: readonly string[];
  readonly threshold: number;
  /** With a throw-away key; nothing is stored. */
  readonly isRehearsal: boolean;
}

interface StartCeremony extends CeremonyChoice {
  readonly roundId: RoundId;
}

/** Keeps the public part. @returns whether that worked */
export type StorePublicPart = (publicPart: KeyCeremony) => Promise<boolean>;

/**
 * One key ceremony in this window. Shares are in the memory of this object alone: each is overwritten as soon as its
 * trustee has shown to have it, all of them when the window goes on to something else.
 */
export class CeremonySession {
  step = $state<CeremonyStep>('setup');
  view = $state<HandOutView>('covered');
  isRehearsal = $state(false);
  /** Whose turn it is, from 0. */
  turn = $state(0);
  hasFailed = $state(false);
  /** Shares that were put in to open the trial box. SECRET, though of a throw-away key. */
  given = $state.raw<readonly HeldShare[]>([]);
  /** In the order of their turns. */
  trustees = $state.raw<readonly NamedKey[]>([]);
  threshold = $state(0);
  readonly #store: StorePublicPart;
  #ceremony: Ceremony | undefined;
  #trial: TrialBox | undefined;

  constructor(store: StorePublicPart) {
    this.#store = store;
  }

  /** Whether something would be lost by leaving. */
  get isUnderWay(): boolean {
    return this.step === 'handOut' || this.step === 'storing' || this.step === 'trial';
  }

  get holder(): string {
    return this.trustees[this.turn]?.name ?? '';
  }

  /** The share whose turn it is. SECRET. */
  get share(): Bytes {
    const held = this.#ceremony?.shares[this.turn];
    invariant(held !== undefined, 'somebody has a turn');
    return held.share;
  }

  get publicPart(): KeyCeremony {
    invariant(this.#ceremony !== undefined, 'a ceremony is under way');
    return this.#ceremony.publicPart;
  }

  /** Makes the key, with the first trustee in turn. */
  async start({ roundId, trustees, threshold, isRehearsal }: StartCeremony): Promise<void> {
    this.forget();
    const held = await holdCeremony({ roundId, trustees, threshold });
    invariant(held.ok, 'the form lets through what can be split');
    this.#ceremony = held.value;
    this.trustees = held.value.publicPart.tallyKey.trustees;
    this.threshold = threshold;
    this.isRehearsal = isRehearsal;
    this.step = 'handOut';
  }

  /** Takes what a trustee typed back. The last one ends the handing out. @returns whether it was right */
  async confirm(typed: string): Promise<boolean> {
    if (!isShareAtHand(this.share, typed)) return false;
    this.share.fill(0);
    this.view = 'covered';
    if (this.turn + 1 < this.trustees.length) this.turn += 1;
    else await this.#handedOut();
    return true;
  }

  async #handedOut(): Promise<void> {
    forgetShares(this.#ceremony?.shares ?? []);
    if (!this.isRehearsal || this.#ceremony === undefined) return this.store();
    const key = fromBase64url(this.publicPart.tallyKey.publicKey);
    invariant(key.ok, 'a tally key is base64url');
    this.#trial = await sealTrialBox(this.#ceremony.roundId, key.value);
    this.step = 'trial';
  }

  /** Stores the public part; again when it did not work. */
  async store(): Promise<void> {
    this.step = 'storing';
    this.hasFailed = false;
    if (await this.#store(this.publicPart)) this.forget('stored');
    else this.hasFailed = true;
  }

  /** Opens the trial box with the shares that were given. */
  async openTrial(): Promise<void> {
    invariant(this.#trial !== undefined, 'there is a trial box');
    const opened = await openTrialBox(
      this.given.map(({ share }) => share),
      this.#trial,
    );
    const isRight = opened.ok && opened.value;
    this.forget('rehearsed');
    this.hasFailed = !isRight;
  }

  /** Overwrites every share and begins anew. */
  forget(step: CeremonyStep = 'setup'): void {
    forgetShares([...(this.#ceremony?.shares ?? []), ...this.given]);
    this.#ceremony = undefined;
    this.#trial = undefined;
    this.given = [];
    this.turn = 0;
    this.view = 'covered';
    this.hasFailed = false;
    this.step = step;
  }
}
