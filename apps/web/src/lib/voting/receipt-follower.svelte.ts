import type * as Voter from '@wijkbegroting/voter';
import { deviceStore, lookUp, post } from './device.ts';
import { isSettled, type Verdict } from './receipt-view.ts';

const FIRST_PAUSE = 30_000;
const LONGEST_PAUSE = 600_000;

export interface Following {
  readonly kept: Voter.KeptReceipt;
  /** Voting is open, so a ballot that the log does not show may be sent once more. */
  readonly mayResend: () => boolean;
}

/** Looks in the public log for one ballot while the page is open, ever less often, until there is nothing to wait for. */
export class ReceiptFollower {
  kept = $state.raw<Voter.KeptReceipt>();
  verdict = $state.raw<Verdict>();
  isLooking = $state(false);

  #mayResend: Following['mayResend'] = () => false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #pause = FIRST_PAUSE;
  #isStopped = true;

  /** Looks now, and again later. @returns what ends it */
  start({ kept, mayResend }: Following): () => void {
    this.kept = kept;
    this.verdict = undefined;
    this.#mayResend = mayResend;
    this.#isStopped = false;
    const wake = (): void => {
      if (document.visibilityState === 'visible') void this.look();
    };
    window.addEventListener('online', wake);
    document.addEventListener('visibilitychange', wake);
    void this.look();
    return () => {
      this.#isStopped = true;
      clearTimeout(this.#timer);
      window.removeEventListener('online', wake);
      document.removeEventListener('visibilitychange', wake);
    };
  }

  /** Looks at once, unless it is looking or there is nothing left to find out. */
  async look(): Promise<void> {
    const { kept, verdict } = this;
    if (kept === undefined || this.isLooking || (verdict !== undefined && isSettled(verdict, kept))) return;
    clearTimeout(this.#timer);
    this.isLooking = true;
    const followed = await follow(kept, this.#mayResend());
    this.isLooking = false;
    if (this.kept !== kept) return; // another receipt took its place meanwhile
    this.kept = followed.kept;
    this.verdict = followed.inclusion;
    if (!this.#isStopped && !isSettled(followed.inclusion, followed.kept)) this.#waitAndLook();
  }

  #waitAndLook(): void {
    // By chance, so that the devices of a whole wijk do not ask at the same moment.
    const pause = this.#pause * (0.5 + Math.random());
    this.#pause = Math.min(LONGEST_PAUSE, this.#pause * 2);
    this.#timer = setTimeout(() => {
      if (document.visibilityState === 'visible') void this.look();
    }, pause);
  }
}

async function follow(kept: Voter.KeptReceipt, mayResend: boolean): Promise<Voter.Followed> {
  try {
    const voter = await import('@wijkbegroting/voter');
    return await voter.followBallot({ kept, get: lookUp, post, store: deviceStore, mayResend });
  } catch {
    return { inclusion: { kind: 'no-answer' }, kept }; // the code cannot be loaded, or the device keeps nothing
  }
}
