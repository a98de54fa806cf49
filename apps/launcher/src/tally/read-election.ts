import fs from 'node:fs';
import path from 'node:path';
import { type Election, err, ok, type Place, type Result } from '@wijkbegroting/domain';
import { parsePabulib } from '@wijkbegroting/domain/pabulib/parse.ts';
import { metaValue } from '@wijkbegroting/domain/pabulib/file.ts';
import { toElection } from '@wijkbegroting/domain/pabulib/to-election.ts';
import { pabulibProblemText, type Scene } from '@wijkbegroting/tally-words';
import type { Options } from './options.ts';

/** An election from a file under the conditions that were typed. */
export interface ReadElection {
  readonly scene: Scene;
  readonly description: string;
  /** What was doubtful in the file, one line each. */
  readonly warnings: readonly string[];
}

/** Reads a file; the errors are lines for people, each with the number of the line in the file. */
export function readElection(file: string, options: Options): Result<ReadElection, readonly string[]> {
  const text = readText(file);
  if (!text.ok) return text;
  const parsed = parsePabulib(text.value, { strictness: options.lenient ? 'warn' : 'refuse' });
  if (!parsed.ok) return err(parsed.error.map((problem) => `${file}: ${pabulibProblemText(problem)}`));
  const read = parsed.value.file;
  const { election, names } = toElection(read, { withSubBudgets: options.conditions.subBudgets });
  const conditions = conditionsOf(election, options);
  if (!conditions.ok) return err(conditions.error.map((problem) => `${file}: ${problem}`));
  const currency = { code: metaValue(read.tables, 'currency') ?? 'EUR', unit: election.currencyUnit };
  return ok({
    scene: { election: { ...election, conditions: conditions.value }, names, currency },
    description: metaValue(read.tables, 'description') ?? path.basename(file),
    warnings: parsed.value.warnings.map((problem) => `${file}: ${pabulibProblemText(problem)}`),
  });
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'dit bestand is er niet',
  EISDIR: 'dit is een map, geen bestand',
  ERR_ENCODING_INVALID_ENCODED_DATA: 'dit is geen tekst in UTF-8',
};

function readText(file: string): Result<string, readonly string[]> {
  // npm runs a script in the folder of the project; the file was named from where the command was typed.
  const place = path.resolve(process.env['INIT_CWD'] ?? '.', file);
  try {
    return ok(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(fs.readFileSync(place)));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    return err([`${file}: ${REASONS[code] ?? `kan niet worden gelezen (${code})`}`]);
  }
}

function conditionsOf(election: Election, { conditions }: Options): Result<Election['conditions'], readonly string[]> {
  const unknown: string[] = [];
  const placesOf = (ids: readonly string[]): readonly Place[] => {
    const places = placesIn(election, ids);
    if (!places.ok) unknown.push(...places.error);
    return places.ok ? places.value : [];
  };
  const { minimumVotes, minimumTurnout } = conditions;
  const incompatible = conditions.incompatible.map(placesOf);
  const guarantees = conditions.guarantees.map(({ name, ids }) => ({ name, projects: placesOf(ids) }));
  if (unknown.length > 0) return err(unknown);
  return ok({ ...election.conditions, minimumVotes, minimumTurnout, incompatible, guarantees });
}

/** The places of projects by their ids; the error has a line for each that is not in the election. */
export function placesIn({ projects }: Election, ids: readonly string[]): Result<readonly Place[], readonly string[]> {
  const places = new Map(projects.map(({ id }, place) => [id, place]));
  const unknown = ids.filter((id) => !places.has(id));
  if (unknown.length > 0) return err(unknown.map((id) => `er is geen plan "${id}"`));
  return ok(ids.flatMap((id) => places.get(id) ?? []));
}
