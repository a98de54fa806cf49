import { step } from '../progress.ts';
import type { Answer } from './answer-reader.ts';
import { ROUND } from './bench-stage.ts';
import { connect, requestBytes } from './connection.ts';
import { newSeed, readersOfOwnLists } from './measure-list.ts';
import type { Bench, Measure } from './measure.ts';
import { sideBySide } from './side-by-side.ts';
import { visitors } from './visitors.ts';

const PLANS = `/rondes/${ROUND}/plannen`;
const HOME = '/';

/** The page of the plans as HTML, beside the list that it is made from. */
export const measurePages: Measure = async (bench) => {
  const { server, options, hasPages } = bench;
  if (!hasPages) return { measured: [], isRight: true, notes: ['pages: overgeslagen, want apps/web/build is er niet'] };
  const path = await firstThatWorks(bench, [PLANS, HOME]);
  if (path === undefined) return { measured: [], isRight: false, notes: ['pages: geen enkele pagina werkt'] };
  const figures = await step(`Pagina's lezen`, async () =>
    sideBySide(
      server,
      options.seconds,
      await visitors(server.port, options.connections, () => ({
        request: pageRequest(server.port, path),
        isRight: isPage,
      })),
      await readersOfOwnLists(bench),
    ),
  );
  return {
    measured: [{ name: 'pages', besideName: 'list, own order', aim: { perSecond: 1_000, p99Ms: 300 }, ...figures }],
    notes: path === PLANS ? [] : [`pages: ${PLANS} zit niet in deze build; gemeten is ${path}`],
    isRight: true,
  };
};

async function firstThatWorks({ server }: Bench, paths: readonly string[]): Promise<string | undefined> {
  const connection = await connect(server.port);
  try {
    for (const path of paths) if (isPage(await connection.send(pageRequest(server.port, path)))) return path;
    return undefined;
  } finally {
    connection.close();
  }
}

/** Every visitor has an order of the plans of their own. */
function pageRequest(port: number, page: string): Buffer {
  const path = `${page}?volgorde=${newSeed()}`;
  return requestBytes(port, { method: 'GET', path, headers: { accept: 'text/html' } });
}

function isPage({ status, body }: Answer): boolean {
  return status === 200 && body.includes('</html>');
}
