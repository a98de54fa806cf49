import type { Answer } from './answer-reader.ts';
import { connect } from './connection.ts';
import type { Contestant } from './load.ts';

/** Something to ask the server, and whether its answer is the right one. */
export interface Visit {
  readonly request: Buffer;
  readonly isRight: (answer: Answer) => boolean;
}

/** As many kept-alive connections to the server; each takes the next visit as soon as its last one is answered. */
export async function visitors(port: number, connections: number, next: () => Visit | undefined): Promise<Contestant> {
  const open = await Promise.all(Array.from({ length: connections }, () => connect(port)));
  return {
    works: open.map((connection) => async () => {
      const visit = next();
      if (visit === undefined) return 'empty';
      return visit.isRight(await connection.send(visit.request)) ? 'done' : 'failed';
    }),
    close: () => {
      for (const connection of open) connection.close();
      return Promise.resolve();
    },
  };
}
