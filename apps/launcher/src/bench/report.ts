import os from 'node:os';
import { styleText } from 'node:util';
import type { Measured, Outcome } from './measure.ts';
import type { Options } from './options.ts';

/** On what it was measured: figures of different machines cannot be compared. */
export interface Setting {
  readonly day: string;
  readonly processors: number;
  readonly processor: string;
  readonly node: string;
  readonly database: string;
  readonly durability: Readonly<Record<string, string>>;
}

export function settingOf(day: string, database: string, durability: Setting['durability']): Setting {
  const [cpu] = os.cpus();
  return {
    day,
    processors: os.availableParallelism(),
    processor: cpu?.model ?? '',
    node: process.version,
    database,
    durability,
  };
}

/** The result for programs: figures as they are, ratios as fractions. */
export function asJson(setting: Setting, options: Options, { measured, notes, isRight }: Outcome): string {
  const lines = measured.map((line) => ({ ...line, ratio: ratioOf(line), isReached: isReached(line) }));
  return `${JSON.stringify({ setting, options, measured: lines, notes, isRight }, null, 2)}\n`;
}

const COLUMNS = ['meting', 'per s', 'p50 ms', 'p99 ms', 'fout', 'lus ms', 'cpu ms', 'naast', 'per s', 'deel', 'doel'];

/** The result for people. */
export function asTable(setting: Setting, options: Options, { measured, notes, isRight }: Outcome): string {
  const rows = [COLUMNS, ...measured.map(rowOf)];
  const widths = COLUMNS.map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  const isText = (at: number): boolean => [0, 7, 10].includes(at);
  const lines = rows.map((row) =>
    row.map((cell, at) => (isText(at) ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join('  '),
  );
  const { day, processors, node, database, durability } = setting;
  const settings = Object.entries(durability).map(([name, value]) => `${name} ${value}`);
  return [
    `${day}: ${processors} processors, Node ${node}, PostgreSQL ${database} (${settings.join(', ')})`,
    `${options.connections} verbindingen, ${options.seconds} s per kant`,
    '',
    ...lines.map((line) => line.trimEnd()),
    '',
    ...notes,
    'lus: hoeveel te laat de server rondkomt (p99); cpu: processortijd van de server per verzoek',
    ...(isRight ? [] : [styleText('red', 'Er is iets mis: deze cijfers gelden niet.')]),
    '',
  ].join('\n');
}

function rowOf(line: Measured): string[] {
  const { name, besideName, subject, beside, server, aim } = line;
  const goal = `${whole(aim.perSecond)}/s, p99 < ${whole(aim.p99Ms)} ms: ${isReached(line) ? 'ja' : 'nee'}`;
  return [
    name,
    whole(subject.perSecond),
    fine(subject.p50Ms),
    fine(subject.p99Ms),
    whole(subject.failed),
    fine(server.lagP99Ms),
    (server.cpuMs / Math.max(1, subject.done)).toFixed(2).replace('.', ','),
    besideName,
    whole(beside.perSecond),
    `${whole(100 * ratioOf(line))} %`,
    goal,
  ];
}

function ratioOf({ subject, beside }: Measured): number {
  return beside.perSecond === 0 ? 0 : subject.perSecond / beside.perSecond;
}

function isReached({ subject, aim }: Measured): boolean {
  return subject.failed === 0 && subject.perSecond >= aim.perSecond && subject.p99Ms < aim.p99Ms;
}

function whole(number: number): string {
  return Math.round(number).toLocaleString('nl-NL');
}

function fine(number: number): string {
  return number.toFixed(1).replace('.', ',');
}
