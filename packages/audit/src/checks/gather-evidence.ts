import { leafHash, parseCheckpoint, parseSignedNote, utf8 } from '@wijkbegroting/domain';
import { PaperBatchFile, SignedReceiptWire } from '@wijkbegroting/records/ballots.ts';
import { ClosingStatement } from '@wijkbegroting/records/closing-statement.ts';
import { DrawFile } from '@wijkbegroting/records/draw-file.ts';
import { LogEvent } from '@wijkbegroting/records/log-event.ts';
import { DecisionsFile, Manifest } from '@wijkbegroting/records/manifest.ts';
import { OpeningRecordWire } from '@wijkbegroting/records/opening-record.ts';
import { ResultFile } from '@wijkbegroting/records/outcome.ts';
import { z } from 'zod';
import { type FileKind, numberIn, PATHS } from '../bundle/paths.ts';
import type { Bundle } from '../bundle/read-bundle.ts';
import type { Digest } from '../bundle/read-entry.ts';
import type { Evidence, Head, Leaf, ReadFile } from './evidence.ts';
import type { Findings } from './findings.ts';
import { readJson } from './read-json.ts';

type Gathering = Pick<Evidence, 'bundle' | 'findings' | 'digests'>;

/** Reads everything but the ballots and the election file. What cannot be read is a failure of V01, and is left out. */
export async function gatherEvidence(bundle: Bundle, findings: Findings): Promise<Evidence> {
  const gathering = { bundle, findings, digests: new Map<string, Digest>() };
  const one = <Value>(path: string, schema: z.ZodType<Value>) => readFileOf(gathering, path, schema);
  const manifest = await one(PATHS.manifest, Manifest);
  const recordFile = await one(PATHS.record, OpeningRecordWire);
  const leaves = await readLeaves(gathering);
  const opening = leaves[0]?.event;
  return {
    ...gathering,
    manifest,
    hasBallots: manifest?.value?.publication !== 'totals',
    recordFile,
    record: opening?.type === 'OPENING' ? opening.record : recordFile?.value,
    leaves,
    heads: await readHeads(gathering),
    statementFile: await one(PATHS.statement, ClosingStatement),
    revealFile: await one(PATHS.reveal, z.unknown()),
    receipts: await readReceipts(gathering),
    paper: await readAll(gathering, 'paper', PaperBatchFile),
    draws: await readAll(gathering, 'draw', DrawFile),
    result: await one(PATHS.result, ResultFile),
    trace: await readPlainText(gathering, PATHS.trace),
    decisions: await one(PATHS.decisions, DecisionsFile),
  };
}

async function readPlainText(gathering: Gathering, path: string): Promise<ReadFile<unknown> | undefined> {
  const { bundle, findings, digests } = gathering;
  if (!bundle.entries.has(path)) return undefined;
  const read = await bundle.text(path);
  if (!read.ok) {
    findings.fail('V01', path, read.error);
    return undefined;
  }
  digests.set(path, read.value.digest);
  return { place: path, text: read.value.text, value: undefined };
}

async function readFileOf<Value>(
  gathering: Gathering,
  path: string,
  schema: z.ZodType<Value>,
): Promise<ReadFile<Value> | undefined> {
  const file = await readPlainText(gathering, path);
  return file && { ...file, value: readJson(schema, file.text, path, gathering.findings) };
}

/** The files of one kind, in the order of their numbers. */
async function readAll<Value>(
  gathering: Gathering,
  kind: FileKind['name'],
  schema: z.ZodType<Value>,
): Promise<readonly ReadFile<Value>[]> {
  const files: ReadFile<Value>[] = [];
  for (const path of pathsOf(gathering.bundle, kind)) {
    const file = await readFileOf(gathering, path, schema);
    if (file !== undefined) files.push(file);
  }
  return files;
}

function pathsOf({ entries }: Bundle, name: FileKind['name']): readonly string[] {
  const paths = [...entries].flatMap(([path, { kind }]) => (kind.name === name ? [path] : []));
  return paths.sort((one, other) => numberIn(one) - numberIn(other));
}

async function readLines(gathering: Gathering, path: string, take: (line: string, number: number) => void) {
  const { bundle, findings, digests } = gathering;
  if (!bundle.entries.has(path)) return;
  let number = 0;
  const read = await bundle.lines(path, (lines) => {
    for (const line of lines) take(line, (number += 1));
  });
  if (read.ok) digests.set(path, read.value);
  else findings.fail('V01', path, read.error);
}

async function readLeaves(gathering: Gathering): Promise<readonly Leaf[]> {
  const leaves: Leaf[] = [];
  await readLines(gathering, PATHS.leaves, (text, number) => {
    const place = `${PATHS.leaves}:${number}`;
    const event = readJson(LogEvent, text, place, gathering.findings);
    leaves.push({ index: number - 1, place, text, hash: leafHash(utf8(text)), event });
  });
  return leaves;
}

async function readReceipts(gathering: Gathering): Promise<Evidence['receipts']> {
  const receipts: Evidence['receipts'][number][] = [];
  await readLines(gathering, PATHS.receipts, (text, number) => {
    const place = `${PATHS.receipts}:${number}`;
    const value = readJson(SignedReceiptWire, text, place, gathering.findings);
    if (value !== undefined) receipts.push({ place, value });
  });
  return receipts;
}

async function readHeads(gathering: Gathering): Promise<readonly Head[]> {
  const heads: Head[] = [];
  for (const path of pathsOf(gathering.bundle, 'head')) {
    const file = await readPlainText(gathering, path);
    if (file === undefined) continue;
    const note = parseSignedNote(file.text);
    const checkpoint = note.ok ? parseCheckpoint(note.value.text) : note;
    if (note.ok && checkpoint.ok) {
      heads.push({ place: path, namedSize: numberIn(path), note: note.value, checkpoint: checkpoint.value });
    } else if (!checkpoint.ok) {
      gathering.findings.fail('V03', path, `is no signed checkpoint: ${checkpoint.error.code}`);
    }
  }
  return heads;
}
