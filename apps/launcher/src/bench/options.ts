import { parseArgs } from 'node:util';

/** What can be measured, in the order in which it happens. */
const MEASURES = ['casts', 'passes', 'list', 'pages'] as const;
export type MeasureName = (typeof MEASURES)[number];

export interface Options {
  /** How long each side of a measure lasts. */
  readonly seconds: number;
  readonly connections: number;
  readonly only: readonly MeasureName[];
  readonly json: boolean;
}

/** The database takes a hundred connections, of which the server has its own share. */
const MAXIMUM = { seconds: 120, connections: 64 } as const;

export const HELP = `Meet de server naast de kale database, op deze machine en nergens anders.

  npm run --silent bench:api -- [--seconds 10] [--connections 32] [--only casts,list] [--json]

  --seconds N      hoe lang elke kant van een meting duurt (1 tot ${MAXIMUM.seconds}); standaard 10
  --connections N  verbindingen tegelijk (1 tot ${MAXIMUM.connections}); standaard 32
  --only NAMEN     alleen deze metingen: ${MEASURES.join(', ')}
  --json           het resultaat als JSON
  --help           deze uitleg

De database staat in een tijdelijke map op schijf en bewaart even veilig als in productie. De map gaat daarna weg.
Wat er wordt gemeten en hoe, staat in docs/performance.md.
`;

/** Reads what was typed; undefined when only the explanation was asked for. @throws with one line when it is wrong */
export function readOptions(args: readonly string[]): Options | undefined {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seconds: { type: 'string', default: '10' },
      connections: { type: 'string', default: '32' },
      only: { type: 'string', default: MEASURES.join(',') },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return undefined;
  return {
    seconds: wholeNumber('seconds', values.seconds),
    connections: wholeNumber('connections', values.connections),
    only: measuresIn(values.only),
    json: values.json,
  };
}

function wholeNumber(name: keyof typeof MAXIMUM, text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 1 && number <= MAXIMUM[name]) return number;
  throw new Error(`--${name}: een heel getal van 1 tot ${MAXIMUM[name]}`);
}

function measuresIn(text: string): readonly MeasureName[] {
  const asked = text.split(',').map((name) => name.trim());
  const unknown = asked.filter((name) => !MEASURES.some((measure) => measure === name));
  if (unknown.length > 0) throw new Error(`--only: ${unknown.join(', ')} is er niet; er is ${MEASURES.join(', ')}`);
  return MEASURES.filter((measure) => asked.includes(measure));
}
