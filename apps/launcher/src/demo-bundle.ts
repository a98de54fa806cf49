import fs from 'node:fs';
import path from 'node:path';
import { Writable } from 'node:stream';
import { parseArgs } from 'node:util';
import { simulateRound, writeSimulated } from '@wijkbegroting/audit/simulate/simulate-round.ts';
import { bar, say, step } from './progress.ts';

const HELP = `Maakt het controlepakket van een verzonnen ronde, met de echte code: sleutels, stempassen, dichte stembiljetten,
papier, openbaar logboek met getuigen, sluiten, openen met 2 van 3 delen, tellen en loten.

  npm run --silent demo:bundle -- --voters N --out BESTAND.zip [opties]

  --voters N     mensen die met een stempas stemmen (20 tot 200000)
  --paper N      mensen die op papier stemmen (zonder: een op de tien, en minstens 3)
  --projects N   plannen op de stemlijst (6 tot 200; zonder: 20)
  --draw HOE     public (zonder) of computed: hoe er wordt geloot
  --no-tie       geen gelijke stand waar het lot over moet beslissen
  --blind N      mensen die hun stempas blind ophalen, zoals bewoners doen (zonder: de eerste 200)
  --totals       zonder losse stembiljetten; kan vanaf 50 getelde stembiljetten
  --seed S       een heel getal; hetzelfde getal geeft dezelfde keuzes en dezelfde uitslag
  --help         deze uitleg

Wie niet blind ophaalt, krijgt dezelfde handtekening rechtstreeks van de uitgever: dat gaat veel sneller. Ook met --seed
verschillen de bytes van elk pakket: de sleutel van de uitgever, de delen van de sleutelhouders, de handtekeningen op de
stempassen en het dichtmaken van de stembiljetten gebruiken het toeval van de computer. Met minder dan 100 getelde
stembiljetten wordt het een pakket voor de controleur.
`;

try {
  process.exitCode = await main();
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}

async function main(): Promise<number> {
  const values = optionsTyped();
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  if (values.out === undefined || values.voters === undefined) throw new Error('Geef --voters en --out. Zie --help.');
  if (values.draw !== 'public' && values.draw !== 'computed') throw new Error('--draw: public of computed');
  const voters = wholeNumber('voters', values.voters, 20, 200_000);
  const paper = Math.max(3, Math.round(voters / 10));
  const bars = { vote: bar('stemmen', voters), open: undefined as ReturnType<typeof bar> | undefined };
  say('Een ronde wordt gehouden.');
  const round = await simulateRound({
    voters,
    paper: values.paper === undefined ? paper : wholeNumber('paper', values.paper, 0, 100_000),
    projects: wholeNumber('projects', values.projects, 6, 200),
    draw: values.draw,
    seed: wholeNumber('seed', values.seed, 0, 2 ** 32 - 1),
    isTie: !values['no-tie'],
    blindVoters: wholeNumber('blind', values.blind, 0, 200_000),
    onProgress: (stage, done, of) => {
      if (stage === 'open') bars.open ??= bar('openen', of);
      bars[stage]?.(done);
    },
  });
  const { totalsFrom } = round.contents.record.publication;
  if (values.totals && round.contents.result.ballotCount < totalsFrom) {
    throw new Error(`--totals kan vanaf ${totalsFrom} getelde stembiljetten.`);
  }
  const file = path.resolve(process.env['INIT_CWD'] ?? '.', values.out);
  await step('Pakket schrijven', async () => {
    const sink = Writable.toWeb(fs.createWriteStream(file)) as WritableStream<Uint8Array>;
    return await writeSimulated(round, sink, values.totals ? 'totals' : undefined);
  });
  return 0;
}

function optionsTyped() {
  try {
    return parseArgs({
      options: {
        voters: { type: 'string' },
        paper: { type: 'string' },
        projects: { type: 'string', default: '20' },
        draw: { type: 'string', default: 'public' },
        'no-tie': { type: 'boolean', default: false },
        blind: { type: 'string', default: '200' },
        totals: { type: 'boolean', default: false },
        seed: { type: 'string', default: '1' },
        out: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }).values;
  } catch (error) {
    throw new Error('De opties kloppen niet. Met --help staat er wat u kunt kiezen.', { cause: error });
  }
}

function wholeNumber(name: string, text: string, minimum: number, maximum: number): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= minimum && number <= maximum) return number;
  throw new Error(`--${name}: een heel getal van ${minimum} tot en met ${maximum}`);
}
