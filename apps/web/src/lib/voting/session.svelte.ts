import type { RoundId } from '@wijkbegroting/domain';
import type * as Voter from '@wijkbegroting/voter';
import { deviceStore, flowKey, forgetRound, forgetSecrets, freshSeed, lookUp, post } from './device.ts';
import { type Kept, readKept, writeKept } from './kept.ts';
import { becomeOnlyWindow } from './only-window.ts';
import { makePatience } from './patience.ts';
import { INTRO, nextState, type Refusal, type VotingEvent, type VotingState } from './state.ts';

/** What the voter's side needs to know of a round, from its ballot paper. */
export interface VotingRound {
  readonly id: RoundId;
  /** Null when the box is not set ready. */
  readonly facts: Voter.BallotFacts | null;
  readonly times: Kept['times'];
}

const PAUSE_AFTER_GIVING_UP = 15_000;
const NO_ANSWER: Voter.VoterFailure = { code: 'no-answer' };

/**
 * One voter at one device: holds the state, keeps it before anything else happens, and runs the two things that talk to
 * the server until there is an answer. The rules are in state.ts; here are the effects.
 */
export class VotingSession {
  state = $state.raw<VotingState>(INTRO);
  seed = $state('');
  /** The device has been read; before that nothing can be done. */
  isReady = $state(false);
  /** The voter was in the middle of it when this page was opened. */
  isResumed = $state(false);
  /** Another window of this browser is voting in this round. */
  isElsewhere = $state(false);
  /** The device refuses to keep anything, so going on here would not be safe. A reload tries again. */
  isStorageBroken = $state(false);
  /** Tries without an answer since the last step, and whether the next one is being waited for. */
  failedTries = $state(0);
  isWaiting = $state(false);
  /** Everything was wiped from this device just now. */
  isWiped = $state(false);

  readonly #round: VotingRound;
  readonly #patience = makePatience((isWaiting) => {
    this.isWaiting = isWaiting;
    if (isWaiting) this.failedTries += 1;
  });
  #saving: Promise<void> = Promise.resolve();
  #running: Promise<void> | undefined;
  #isOpeningSeen = false;

  constructor(round: VotingRound) {
    this.#round = round;
  }

  /** Reads what the device kept and goes on where the voter was. */
  async open(): Promise<void> {
    await becomeOnlyWindow(`stemmen/${this.#round.id}`, () => {
      this.isElsewhere = true;
    });
    this.isElsewhere = false;
    try {
      const kept = readKept(await deviceStore.load(flowKey(this.#round.id)), freshSeed());
      this.seed = kept.seed;
      this.state = kept.state;
      this.isResumed = kept.state.step !== 'intro';
      if (kept.state.step === 'done' && kept.state.pass === null) await forgetSecrets(this.#round.id);
    } catch {
      this.isStorageBroken = true;
    }
    await this.#save();
    this.isReady = true;
    this.#work();
  }

  /** Something happened: the new state is kept, and what must be sent is sent only after that. */
  async tell(event: VotingEvent): Promise<void> {
    const next = nextState(this.state, event);
    if (next === this.state) return;
    if (next.step !== this.state.step) {
      this.failedTries = 0;
      this.isResumed = false;
    }
    this.isWiped = false;
    this.state = next;
    await this.#save();
    this.#work();
  }

  /** Forgets the voter on this device, after which somebody else can vote here. */
  async wipe(): Promise<void> {
    await this.#running;
    await this.#saving;
    await forgetRound(this.#round.id);
    this.state = INTRO;
    this.seed = freshSeed();
    this.isWiped = true;
  }

  /** Does not wait any longer for the next try. */
  hurry(): void {
    this.#patience.hurry();
  }

  #save(): Promise<void> {
    const text = writeKept({ seed: this.seed, state: this.state, times: this.#round.times });
    this.#saving = this.#saving
      .then(() => deviceStore.save(flowKey(this.#round.id), text))
      .catch(() => {
        this.isStorageBroken = true;
      });
    return this.#saving;
  }

  #work(): void {
    const { state } = this;
    const isUnderWay = state.step === 'collecting' || (state.step === 'casting' && state.refusal === undefined);
    if (!isUnderWay || this.isStorageBroken || this.#running !== undefined) return;
    this.#running = this.#tryOnce().finally(() => {
      this.#running = undefined;
      this.#work();
    });
  }

  async #tryOnce(): Promise<void> {
    const { state } = this;
    const voter = await import('@wijkbegroting/voter').catch(() => undefined); // the network may be away
    try {
      const failure = voter === undefined ? NO_ANSWER : await this.#ask(voter, state);
      if (failure === undefined) return;
      if (failure.code === 'no-answer') await this.#patience.wait(PAUSE_AFTER_GIVING_UP);
      else await this.tell({ type: 'failed', refusal: refusalOf(failure) });
    } catch {
      this.isStorageBroken = true; // what talks to the server answers with failures; only the store throws
    }
  }

  async #ask(voter: typeof Voter, state: VotingState): Promise<Voter.VoterFailure | undefined> {
    const { id: roundId, facts } = this.#round;
    if (facts === null) return NO_ANSWER;
    const opening = await this.#checkOpening(voter, facts);
    if (opening !== undefined) return opening;
    const { issuerKey: issuerPublicKey, changeable: isChangeable } = facts;
    const surroundings = { post, store: deviceStore, wait: this.#patience.wait };
    if (state.step === 'collecting') {
      const { code, birthYear } = state;
      const pass = await voter.collectPass({ ...surroundings, roundId, code, birthYear, issuerPublicKey });
      if (!pass.ok) return pass.error;
      await this.tell({ type: 'pass-there', pass: pass.value });
    }
    if (state.step === 'casting') {
      const { pass, choices, replaces: replace } = state;
      const { projects, tallyKey, logKey: receiptKey } = facts;
      const asked = { pass, choices, projectCount: projects.length, tallyKey, receiptKey, replace };
      const receipt = await voter.castBallot({ ...surroundings, ...asked });
      if (!receipt.ok) return receipt.error;
      await this.#keepReceipt(voter, facts, receipt.value);
      await this.tell({ type: 'recorded', receipt: receipt.value, isChangeable });
      if (!isChangeable) await forgetSecrets(roundId);
    }
    return undefined;
  }

  /** Nothing is made or sent with keys that not everyone sees. What was seen once holds as long as this page is open. */
  async #checkOpening(voter: typeof Voter, facts: Voter.BallotFacts): Promise<Voter.VoterFailure | undefined> {
    if (this.#isOpeningSeen) return undefined;
    const seen = await voter.checkOpening({ round: this.#round.id, facts, get: lookUp, store: deviceStore });
    if (!seen.ok) return seen.error;
    this.#isOpeningSeen = true;
    return undefined;
  }

  /** For checking it later, on this page or another. The receipt is shown also where it cannot be kept. */
  async #keepReceipt(
    voter: typeof Voter,
    { logKey, witnesses }: Voter.BallotFacts,
    signed: Voter.SignedReceipt,
  ): Promise<void> {
    const { id: round } = this.#round;
    const kept = { ...signed, keys: { round, logKey, witnesses }, logged: null, closedLog: null };
    await voter.keepReceipt(deviceStore, kept).catch(() => undefined);
  }
}

function refusalOf(failure: Exclude<Voter.VoterFailure, { code: 'no-answer' }>): Refusal {
  return failure.code === 'refused' ? failure.problem : failure;
}
