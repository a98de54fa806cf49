import fs from 'node:fs';
import { parseArgs } from 'node:util';
import { temporaryFolder } from './bench/temporary-folder.ts';
import { bar, say, step } from './progress.ts';
import { soakArrivals } from './soak/soak-arrivals.ts';
import { soakClosing } from './soak/soak-closing.ts';
import { soakCrash } from './soak/soak-crash.ts';
import { soakNetwork } from './soak/soak-network.ts';
import type { SoakReport } from './soak/soak-report.ts';
import { setSoakStage, type SoakStage } from './soak/soak-stage.ts';

const HELP = `Zet de stembus onder druk, op een database en een server van zichzelf.

  npm run --silent soak:closing -- [--times 50]     sluit bussen terwijl er honderd stemmen per seconde komen
  npm run --silent soak:crash -- [--times 200]      breekt de server en de database af tijdens het stemmen, elk zo vaak
  npm run --silent soak:network -- [--times 10000]  stemt over een lijn die verliest, vertraagt en afbreekt
  npm run --silent soak:flood -- [--times 60]       zo veel seconden lang 500 stemmen per seconde, op toevallige momenten
  npm run --silent soak:floor -- [--times 600]      zo veel seconden lang 100 stemmen per seconde

  --json   het verslag als JSON
  --help   deze uitleg

Eindigt met 1 als er iets kwijt, te laat of dubbel is. De map met de database gaat daarna weg.
`;

type Run = (stage: SoakStage, times: number, onProgress: (done: number) => void) => Promise<readonly SoakReport[]>;

/** Bar R1: ballots at random moments, and how long the slowest hundredth may take. */
function arrivals(perSecond: number, p99Ms: number): Run {
  return async (stage, seconds, onProgress) => [
    await soakArrivals(stage, {
      perSecond,
      seconds,
      p99Ms,
      onProgress: (sent) => {
        if (sent % perSecond === 0) onProgress(sent / perSecond);
      },
    }),
  ];
}

const RUNS: Readonly<Record<string, { readonly times: number; readonly run: Run }>> = {
  closing: { times: 50, run: async (stage, times, onProgress) => [await soakClosing(stage, { times, onProgress })] },
  crash: {
    times: 200,
    run: async (stage, kills, onProgress) => [
      await soakCrash(stage, { kills, what: 'server', onProgress }),
      await soakCrash(stage, { kills, what: 'database', onProgress }),
    ],
  },
  flood: { times: 60, run: arrivals(500, 1_000) },
  floor: { times: 600, run: arrivals(100, 500) },
  network: {
    times: 10_000,
    run: async (stage, votes, onProgress) => [await soakNetwork(stage, { votes, onProgress })],
  },
};

const folder = temporaryFolder();
let stage: SoakStage | undefined;
try {
  process.exitCode = await main();
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
await stage?.close();
fs.rmSync(folder, { recursive: true, force: true });
process.exit();

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      times: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const asked = RUNS[positionals[0] ?? ''];
  const times = Number(values.times ?? asked?.times);
  if (values.help || asked === undefined || !Number.isInteger(times) || times < 1) {
    process.stdout.write(HELP);
    return values.help ? 0 : 2;
  }
  stage = await step('Database en server klaarzetten', () => setSoakStage(folder));
  const reports = await asked.run(stage, times, bar('ronde', times));
  for (const { facts, faults } of reports) {
    if (values.json) process.stdout.write(`${JSON.stringify({ facts, faults })}\n`);
    else process.stdout.write(`${lineOf(facts)}\n${faults.map((fault) => `FOUT ${fault}\n`).join('')}`);
  }
  return reports.every(({ faults }) => faults.length === 0) ? 0 : 1;
}

function lineOf(facts: SoakReport['facts']): string {
  return Object.entries(facts)
    .map(([name, value]) => `${name} ${value}`)
    .join(' · ');
}
