export interface GroupLimits {
  /** How many groups are under way at the same time. */
  readonly atOnce: number;
  /** How many items go in one group. */
  readonly size: number;
}

interface Waiting<T, U> {
  readonly item: T;
  readonly resolve: (answer: U) => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * Handles items one at a time while it is quiet; those that come while others are under way go together in the next group.
 * Nobody waits for a group to fill. A group that fails is handled again item by item, so that one item cannot make
 * another fail: `work` must stand being done twice for the same item.
 * @param work answers for each item, in their order
 */
export function inGroups<T, U>(
  work: (items: readonly T[]) => Promise<readonly U[]>,
  { atOnce, size }: GroupLimits,
): (item: T) => Promise<U> {
  const waiting: Waiting<T, U>[] = [];
  let underWay = 0;

  async function handle(group: readonly Waiting<T, U>[]): Promise<void> {
    try {
      const answers = await work(group.map(({ item }) => item));
      group.forEach(({ resolve }, at) => {
        resolve(answers[at] as U);
      });
    } catch (error) {
      if (group.length === 1) group[0]?.reject(error);
      else await Promise.all(group.map((one) => handle([one])));
    }
  }

  async function keepGoing(): Promise<void> {
    underWay += 1;
    while (waiting.length > 0) await handle(waiting.splice(0, size));
    underWay -= 1;
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (underWay < atOnce) void keepGoing();
    });
}
