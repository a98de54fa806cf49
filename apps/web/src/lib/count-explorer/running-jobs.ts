import { isAnswer, type NoAnswer, type Running } from './counter.ts';

/** The jobs that are going on, by what they are for. A newer job takes the place of an older one. */
export class RunningJobs {
  readonly #jobs = new Map<string, Running<unknown>>();

  /** The answer of a job, or why there is none; undefined when it came too late, after a newer job or `forget`. */
  async settle<Answer extends object>(
    key: string,
    running: Running<Answer>,
  ): Promise<{ readonly kind: 'done'; readonly value: Answer } | { readonly kind: NoAnswer['code'] } | undefined> {
    this.#jobs.set(key, running);
    const answer = await running.answer;
    if (this.#jobs.get(key) !== running) return undefined;
    this.#jobs.delete(key);
    return isAnswer(answer) ? { kind: 'done', value: answer } : { kind: answer.code };
  }

  stop(key: string): void {
    this.#jobs.get(key)?.stop();
  }

  /** Whatever these jobs still answer comes too late. */
  forget(): void {
    this.#jobs.clear();
  }
}
