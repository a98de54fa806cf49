import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { type Case, casesToMeasure, FOLDER } from './bench-tally/cases.ts';
import { exponentOf, type Growth, growthCases } from './bench-tally/growth.ts';
import type { Measurement } from './bench-tally/measure-one.ts';
import { plotOf } from './bench-tally/plot.ts';
import { say } from './progress.ts';

const HELP = `Meet hoe lang tellen duurt, naast dezelfde regel zoals men die het eerst zou opschrijven (met kommagetallen).

  npm run --silent bench:tally -- [--growth] [--plot BESTAND.svg] [--json]

  --growth         ook hoe de tijd groeit met kiezers, plannen en geld
  --plot BESTAND   een plaatje daarvan
  --json           het resultaat als JSON
  --help           deze uitleg

Grote echte verkiezingen komen uit de map PABULIB_DIR. Zonder die map wordt alleen gemeten wat hier wordt gemaakt.
`;

const MEASURE_ONE = path.join(import.meta.dirname, 'bench-tally', 'measure-one.ts');

const { values: options } = parseArgs({
  options: {
    growth: { type: 'boolean', default: false },
    plot: { type: 'string' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
if (options.help) process.stdout.write(HELP);
else main();

function main(): void {
  if (!fs.existsSync(FOLDER)) say(`De map ${FOLDER} is er niet: alleen gemaakte verkiezingen.`);
  const rows = casesToMeasure().map(measureCase);
  const growths = options.growth || options.plot !== undefined ? growthCases().map(measureGrowth) : [];
  if (options.plot !== undefined)
    fs.writeFileSync(path.resolve(process.env['INIT_CWD'] ?? '.', options.plot), plotOf(growths));
  const [cpu] = os.cpus();
  const setting = { node: process.version, processors: os.availableParallelism(), processor: cpu?.model ?? '' };
  if (options.json) process.stdout.write(`${JSON.stringify({ setting, rows, growths }, null, 2)}\n`);
  else process.stdout.write(`${[...tableOf(rows), '', ...growths.map(growthLine)].join('\n')}\n`);
}

interface Row {
  readonly measured: Case;
  readonly ours: Measurement;
  readonly reference: Measurement | null;
}

function measureCase(measured: Case): Row {
  say(`· ${measured.name}, ${measured.rule} ${measured.completion ?? ''}`);
  const ours = measure(measured, 'ours');
  return { measured, ours, reference: measured.reference === null ? null : measure(measured, 'reference') };
}

function measure(measured: Case, side: 'ours' | 'reference'): Measurement {
  const { stdout, status } = spawnSync(process.execPath, [MEASURE_ONE, JSON.stringify({ measured, side })], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status !== 0) throw new Error(`${measured.name} kon niet worden gemeten`);
  return JSON.parse(stdout) as Measurement;
}

function measureGrowth({ rule, by, cases }: ReturnType<typeof growthCases>[number]): Growth {
  say(`· groei met ${by}: ${rule}`);
  const points = cases.map((one) => {
    const value = 'size' in one.source ? one.source.size[by] : 0;
    return { value, seconds: measure(one, 'ours').seconds };
  });
  return { rule, by, points, exponent: exponentOf(points) };
}

function tableOf(rows: readonly Row[]): readonly string[] {
  const cells = [
    ['verkiezing', 'regel', 's', 'MB', 'naast s', 'keer zo snel', 'grens s', 'gehaald'],
    ...rows.map(({ measured, ours, reference }) => [
      measured.name,
      [measured.rule, measured.completion].filter(Boolean).join(' '),
      ours.seconds.toFixed(3),
      String(ours.megabytes),
      reference === null ? '' : reference.seconds.toFixed(3),
      reference === null ? '' : (reference.seconds / ours.seconds).toFixed(1),
      measured.bar === null ? '' : String(measured.bar),
      measured.bar === null ? '' : ours.seconds < measured.bar ? 'ja' : 'nee',
    ]),
  ];
  const widths = (cells[0] ?? []).map((_, at) => Math.max(...cells.map((row) => row[at]?.length ?? 0)));
  return cells.map((row) =>
    row.map((cell, at) => (at < 2 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join('  '),
  );
}

function growthLine({ rule, by, points, exponent }: Growth): string {
  const figures = points.map(({ value, seconds }) => `${value}: ${seconds.toFixed(3)} s`).join(', ');
  return `${rule}, ${by}: macht ${exponent.toFixed(2)} (${figures})`;
}
