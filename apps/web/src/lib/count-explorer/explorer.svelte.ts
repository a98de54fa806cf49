import type { Place } from '@wijkbegroting/domain';
import { SvelteMap } from 'svelte/reactivity';
import { type CountChoice, choiceKey, type SourceName } from './choice.ts';
import type { ComparisonView } from './comparison-view.ts';
import type { OutcomeView } from './count-view.ts';
import { Counter, isAnswer, startWorker } from './counter.ts';
import type { Answers, Asked } from './protocol.ts';
import { RunningJobs } from './running-jobs.ts';
import { addressOfSource, fetchSource, isTooLarge, type Unavailable } from './sources.ts';

/** Something that the worker is asked for. */
export type Pending<Value> =
  | { readonly kind: 'idle' | 'stopped' | 'broken' }
  /** `part` is how far it is, from 0 to 1. */
  | { readonly kind: 'busy'; readonly part: number }
  | { readonly kind: 'done'; readonly value: Value };

/** What is known of the ballots. */
export type SourceState =
  | Answers['read']
  | { readonly kind: 'none' | 'fetching' | 'reading' | 'broken' | 'tooLarge' }
  | { readonly kind: 'unavailable'; readonly why: Unavailable };

/** Lots on trial, first one first. */
export type NamedLots = readonly { readonly place: Place; readonly name: string }[];

const IDLE = { kind: 'idle' } as const;
const START = { kind: 'busy', part: 0 } as const;

/** One visitor who counts: holds what is shown, and asks the worker for it. */
export class Explorer {
  source = $state.raw<SourceState>({ kind: 'none' });
  outcome = $state.raw<Pending<OutcomeView>>(IDLE);
  comparison = $state.raw<Pending<ComparisonView>>(IDLE);
  /** Votes that were needed, by place of the plan; the search goes on or is done. */
  readonly needed = new SvelteMap<Place, Pending<Answers['votesNeeded']>>();
  lots = $state.raw<readonly NamedLots[]>([]);
  /** Name of the file of the visitor. */
  fileName = $state('');

  readonly #counter = new Counter(startWorker);
  readonly #running = new RunningJobs();
  /** The file that is read now, and the one that the visitor gave, to which the back button may return. */
  #file: Blob | undefined;
  #own: File | undefined;
  #name: SourceName = { kind: 'none' };
  #choice: CountChoice | undefined;

  /** Goes along with the address: other ballots are read, another choice is counted, and what was going on stops. */
  follow(name: SourceName, choice: CountChoice): void {
    const isOther = addressOfSource(name) !== addressOfSource(this.#name) || name.kind !== this.#name.kind;
    const isOtherChoice = this.#choice === undefined || choiceKey(choice) !== choiceKey(this.#choice);
    this.#name = name;
    this.#choice = choice;
    if (isOther && name.kind !== 'file') void this.#fetch(name);
    else if (isOther && this.#own !== undefined) this.openFile(this.#own);
    else if (isOther) this.#forget();
    else if (isOtherChoice && this.source.kind === 'election') this.#countAgain([]);
  }

  /** Takes a file of the visitor; it stays on the device. */
  openFile(file: File): void {
    this.fileName = file.name;
    this.#own = file;
    this.#file = file;
    this.#name = { kind: 'file' };
    void this.#read(file, 'refuse');
  }

  /** Reads the same file again and leaves out what is wrong. */
  readSoundPart(): void {
    if (this.#file !== undefined) void this.#read(this.#file, 'warn');
  }

  /** Fetches or counts again after a failure or a stop. */
  retry(): void {
    if (this.source.kind === 'election') this.#countAgain(this.lots);
    else if (this.#name.kind !== 'file') void this.#fetch(this.#name);
    else if (this.#file !== undefined) void this.#read(this.#file, 'refuse');
  }

  drawLots(order: NamedLots): void {
    this.#countAgain([...this.lots, order]);
  }

  undoLots(): void {
    this.#countAgain(this.lots.slice(0, -1));
  }

  stopCount(): void {
    this.#running.stop('count');
  }

  stopComparison(): void {
    this.#running.stop('compare');
  }

  stopSearch(place: Place): void {
    this.#running.stop(`needed ${place}`);
  }

  /** Counts under every rule. */
  async compare(): Promise<void> {
    const asked = this.#asked();
    if (asked === undefined) return;
    this.comparison = START;
    const running = this.#counter.run<'compare'>({ kind: 'compare', ...asked }, (part) => {
      this.comparison = { kind: 'busy', part };
    });
    const ended = await this.#running.settle('compare', running);
    if (ended !== undefined) this.comparison = ended;
  }

  /** Searches how many more voters a plan would have needed. */
  async searchNeeded(project: Place): Promise<void> {
    const asked = this.#asked();
    if (asked === undefined) return;
    this.needed.set(project, START);
    const running = this.#counter.run<'votesNeeded'>({ kind: 'votesNeeded', project, ...asked }, (part) => {
      this.needed.set(project, { kind: 'busy', part });
    });
    const ended = await this.#running.settle(`needed ${project}`, running);
    if (ended !== undefined) this.needed.set(project, ended);
  }

  close(): void {
    this.#counter.close();
  }

  async #fetch(name: SourceName): Promise<void> {
    this.#forget();
    const address = addressOfSource(name);
    if (address === undefined) return;
    this.source = { kind: 'fetching' };
    const fetched = await fetchSource(address);
    if (addressOfSource(this.#name) !== address) return;
    if (fetched instanceof Blob) {
      this.#file = fetched;
      await this.#read(fetched, 'refuse');
    } else this.source = { kind: 'unavailable', why: fetched };
  }

  async #read(file: Blob, strictness: 'refuse' | 'warn'): Promise<void> {
    this.#clear([]);
    if (isTooLarge(file)) {
      this.source = { kind: 'tooLarge' };
      return;
    }
    this.source = { kind: 'reading' };
    const answer = await this.#counter.read(file, strictness).answer;
    if (isAnswer(answer)) {
      this.source = answer;
      if (answer.kind === 'election') this.#countAgain([]);
    } else if (answer.code === 'broken') this.source = { kind: 'broken' };
  }

  #countAgain(lots: readonly NamedLots[]): void {
    this.#counter.stopAll();
    this.#clear(lots);
    void this.#count();
  }

  async #count(): Promise<void> {
    const asked = this.#asked();
    if (asked === undefined) return;
    this.outcome = START;
    const running = this.#counter.run<'count'>({ kind: 'count', ...asked }, (part) => {
      this.outcome = { kind: 'busy', part };
    });
    const ended = await this.#running.settle('count', running);
    if (ended !== undefined) this.outcome = ended;
  }

  #asked(): Asked | undefined {
    if (this.#choice === undefined) return undefined;
    return { choice: this.#choice, lots: this.lots.map((order) => order.map(({ place }) => place)) };
  }

  #forget(): void {
    this.#counter.stopAll();
    this.#file = undefined;
    this.fileName = '';
    this.source = { kind: 'none' };
    this.#clear([]);
  }

  #clear(lots: readonly NamedLots[]): void {
    this.#running.forget();
    this.outcome = IDLE;
    this.comparison = IDLE;
    this.needed.clear();
    this.lots = lots;
  }
}
