import { parseArgs } from 'node:util';
import type { RoundId } from '@wijkbegroting/domain';
import { TRUSTEES_MAX } from '@wijkbegroting/protocol';
import { HolderName } from '@wijkbegroting/records/opening-record.ts';
import { RoundIdText } from '@wijkbegroting/records/texts.ts';

/** What was asked for. */
export interface CeremonyOptions {
  readonly roundId: RoundId;
  readonly trustees: readonly string[];
  readonly threshold: number;
  readonly folder: string;
  readonly isRehearsal: boolean;
}

const SEE_HELP = 'Met --help staat er wat u kunt kiezen.';
const REHEARSAL_ROUND = 'oefening';

/** Reads what was typed; undefined when only the explanation was asked for. @throws with one line when it is wrong */
export function readCeremonyOptions(args: readonly string[]): CeremonyOptions | undefined {
  const values = parse(args);
  if (values.help) return undefined;
  const trustees = trusteesIn(values.trustees);
  return {
    roundId: roundIn(values.round ?? (values.rehearsal ? REHEARSAL_ROUND : '')),
    trustees,
    threshold: thresholdIn(values.threshold, trustees.length),
    folder: values.folder,
    isRehearsal: values.rehearsal,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        round: { type: 'string' },
        trustees: { type: 'string', default: '' },
        threshold: { type: 'string' },
        folder: { type: 'string', default: '.' },
        rehearsal: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }).values;
  } catch {
    throw new Error(`De opties kloppen niet. ${SEE_HELP}`);
  }
}

function roundIn(text: string): RoundId {
  const read = RoundIdText.safeParse(text);
  if (!read.success) throw new Error(`--round: het adres van de ronde, zoals parkwijk-2027. ${SEE_HELP}`);
  return read.data;
}

function trusteesIn(text: string): readonly string[] {
  const names = text
    .split(',')
    .map((name) => name.normalize('NFC').replaceAll(/\s+/gu, ' ').trim())
    .filter((name) => name !== '');
  const isRight = names.length >= 1 && names.length <= TRUSTEES_MAX;
  if (!isRight || names.some((name) => !HolderName.safeParse(name).success))
    throw new Error(`--trustees: 1 tot en met ${String(TRUSTEES_MAX)} namen, met een komma ertussen. ${SEE_HELP}`);
  if (new Set(names.map((name) => name.toLowerCase())).size < names.length)
    throw new Error('--trustees: elke sleutelhouder heeft een eigen naam.');
  return names;
}

function thresholdIn(text: string | undefined, trustees: number): number {
  const threshold = text === undefined ? Math.floor(trustees / 2) + 1 : Number(text);
  const isWhole = text === undefined || /^[1-9]$/.test(text);
  const fits = trustees === 1 ? threshold === 1 : threshold >= 2 && threshold <= trustees;
  if (isWhole && fits) return threshold;
  const choices = trustees === 1 ? '1' : `2 tot en met ${String(trustees)}`;
  throw new Error(`--threshold: bij zoveel sleutelhouders kan ${choices}.`);
}
