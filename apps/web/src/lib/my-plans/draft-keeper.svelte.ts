import { applyAction, deserialize } from '$app/forms';
import { hasUnsaved, nextSaverState, pauseBeforeSending, type SaverEvent, type SaverState } from './draft-saver.ts';
import type { SaveOutcome } from './save-plan.ts';
import { readTypedPlan, type TypedPlan } from './typed-plan.ts';

/** What was typed and not saved, kept for a reload of this tab. */
interface Unsaved {
  readonly version: number;
  readonly typed: TypedPlan;
}

/** Answers that mean: not now, but perhaps soon. */
const PASSING: ReadonlySet<string> = new Set(['internal-error', 'not-ready', 'too-many-requests']);

/** Saves along while somebody types: keeps the unsaved in this tab, sends it, and tries again without an answer. */
export class DraftKeeper {
  state: SaverState = $state.raw() as SaverState;
  /** What was typed before a reload has been put back. */
  isRestored = $state(false);

  readonly #place: string;
  readonly #form: () => HTMLFormElement | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #sending: Promise<void> | undefined;

  /** @param form the form with the fields; its `bewaren` action takes the draft */
  constructor(planId: string, state: SaverState, form: () => HTMLFormElement | undefined) {
    this.#place = `plan/${planId}`;
    this.#form = form;
    this.state = state;
  }

  /** What this tab still kept from before a reload. */
  unsaved(): Unsaved | undefined {
    try {
      const kept = sessionStorage.getItem(this.#place);
      return kept === null ? undefined : (JSON.parse(kept) as Unsaved);
    } catch {
      return undefined;
    }
  }

  get hasUnsaved(): boolean {
    return hasUnsaved(this.state);
  }

  /** Somebody typed, or chose, or moved the pin. */
  typed(): void {
    this.isRestored = false;
    this.tell({ type: 'typed' });
    this.#keep();
  }

  tell(event: SaverEvent): void {
    this.state = nextSaverState(this.state, event);
    if (this.state.kind === 'saved') this.#forget();
    this.#plan();
  }

  /** The form was sent as a whole, and this came of it. */
  learn(outcome: SaveOutcome): void {
    this.tell(eventOf(outcome));
  }

  /** Sends now what was typed. @returns when nothing is under way any more @param isForced also when nothing changed */
  async settle(isForced = false): Promise<void> {
    await this.#sending;
    const { kind } = this.state;
    if (kind !== 'conflict' && (isForced || kind !== 'saved')) await this.#send();
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #plan(): void {
    clearTimeout(this.#timer);
    const pause = pauseBeforeSending(this.state);
    if (pause !== undefined) this.#timer = setTimeout(() => void this.#send(), pause);
  }

  async #send(): Promise<void> {
    await this.#sending;
    clearTimeout(this.#timer);
    const form = this.#form();
    if (form === undefined) return;
    this.tell({ type: 'sent' });
    if (this.state.kind !== 'saving') return;
    const body = new FormData(form);
    body.set('version', String(this.state.version));
    this.#sending = this.#ask(body).then((event) => {
      this.#sending = undefined;
      this.tell(event);
    });
    await this.#sending;
  }

  async #ask(body: FormData): Promise<SaverEvent> {
    try {
      const headers = { 'x-sveltekit-action': 'true', accept: 'application/json' };
      const response = await fetch('?/bewaren', { method: 'POST', body, headers, cache: 'no-store' });
      const result = deserialize<{ outcome?: SaveOutcome }, { outcome?: SaveOutcome }>(await response.text());
      if (result.type === 'redirect') await applyAction(result);
      const outcome = result.type === 'success' || result.type === 'failure' ? result.data?.outcome : undefined;
      return outcome === undefined ? { type: 'no-answer' } : eventOf(outcome);
    } catch {
      return { type: 'no-answer' };
    }
  }

  /** In this tab only, and until it is saved: others may use this computer. */
  #keep(): void {
    const form = this.#form();
    if (form === undefined) return;
    const unsaved: Unsaved = { version: this.state.version, typed: readTypedPlan(new FormData(form)) };
    try {
      sessionStorage.setItem(this.#place, JSON.stringify(unsaved));
    } catch {
      // Without this the text still stands in the page, and leaving asks first.
    }
  }

  #forget(): void {
    try {
      sessionStorage.removeItem(this.#place);
    } catch {
      // There was nothing to forget.
    }
  }
}

function eventOf(outcome: SaveOutcome): SaverEvent {
  if (outcome.kind === 'saved') return { type: 'stored', version: outcome.version, at: outcome.at };
  if (outcome.kind === 'other-version') return { type: 'other-version', other: outcome.other };
  const { code } = outcome.problem;
  return PASSING.has(code) ? { type: 'no-answer' } : { type: 'refused', problem: code };
}
