import type { ClosingStatement } from '@wijkbegroting/records/closing-statement.ts';
import { headPath, PATHS } from '../../src/bundle/paths.ts';
import type { OddEntry } from '../helpers/open-files.ts';
import type { Tamper } from './tamper.ts';

/** Spells the number of ballots in another way. The value may be the same. */
function spelled(name: string, spelling: (number: number) => string): Tamper {
  return {
    name,
    check: 'V02',
    tamper: (bundle) => {
      const { ballotCount } = bundle.round.contents.result;
      bundle.replace(PATHS.result, `"ballotCount":${ballotCount}`, `"ballotCount":${spelling(ballotCount)}`);
      bundle.renameResult();
    },
  };
}

/** Puts something in the zip that no bundle has. */
function withOdd(name: string, path: string, content: string, options: OddEntry['options'] = {}): Tamper {
  return { name, check: 'V01', tamper: () => undefined, odd: [{ path, content, options }] };
}

export const SPELLING_TAMPERS: readonly Tamper[] = [
  spelled('number as 1e3', () => '1e3'),
  spelled('number with a point', (number) => `${number}.0`),
  spelled('number as text', (number) => `"${number}"`),
  spelled('minus zero', () => '-0'),
  spelled('number above 2^53', () => '9007199254740993'),
  spelled('number that is not whole', (number) => `${number}.5`),
  {
    name: 'doubled key',
    check: 'V02',
    tamper: (bundle) => {
      bundle.replace(PATHS.result, '{', '{"ballotCount":1,');
      bundle.renameResult();
    },
  },
  {
    name: 'unknown field',
    check: 'V02',
    tamper: (bundle) => {
      bundle.json<ClosingStatement & { note?: string }>(PATHS.statement, (statement) => {
        statement.note = 'niets';
      });
    },
  },
  {
    name: 'JSON nested so deep that a reader could fall over',
    check: 'V02',
    tamper: (bundle) => {
      bundle.files.set(PATHS.decisions, `${'['.repeat(200_000)}${']'.repeat(200_000)}`);
    },
  },
  {
    name: 'space in JSON',
    check: 'V02',
    tamper: (bundle) => {
      bundle.replace(PATHS.record, ',', ', ');
    },
  },
  {
    name: 'manifest as it was after a change',
    check: 'V01',
    renews: false,
    tamper: (bundle) => {
      bundle.files.set(PATHS.readme, 'Alles klopt.\n');
    },
  },
  {
    name: 'size in the manifest changed',
    check: 'V01',
    renews: false,
    tamper: (bundle) => {
      bundle.replace(PATHS.manifest, /"size":1/, '"size":2');
    },
  },
  {
    name: 'file missing',
    check: 'V01',
    tamper: (bundle) => {
      bundle.files.delete(PATHS.election);
    },
  },
  withOdd('extra file', 'extra.json', '{}'),
  withOdd('extra file at a path of a bundle', headPath(999_999), 'niets'),
  withOdd('path traversal', '../../etc/cron.d/kwaad', 'niets'),
  withOdd('absolute path', '/etc/passwd', 'niets'),
  withOdd('file twice in the zip', 'README.nl.md', 'Alles klopt.'),
  withOdd('symbolic link', 'draw/009.json', '/etc/passwd', { unixMode: 0o120777 }),
  withOdd('encrypted file', 'draw/009.json', '{}', { password: 'geheim' }),
  withOdd('zip bomb', 'paper/900.json', ' '.repeat(64 * 1024 * 1024), { level: 9 }),
  withOdd('folder', 'draw/', '', { directory: true }),
];
