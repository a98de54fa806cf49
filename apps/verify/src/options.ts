import { parseArgs } from 'node:util';

/** What was typed. */
export interface Options {
  readonly file: string;
  readonly receipts: readonly string[];
  readonly json: boolean;
}

/** Reads what was typed; undefined when only the explanation was asked for. @throws with one line when it is wrong */
export function readOptions(args: readonly string[]): Options | undefined {
  const { values, positionals } = parse(args);
  if (values.help) return undefined;
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new Error('Give one bundle. --help tells how.');
  return { file, receipts: values.receipt, json: values.json };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        receipt: { type: 'string', multiple: true, default: [] },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (error) {
    const [named] = /'-[^']*'/.exec(error instanceof Error ? error.message : '') ?? [];
    throw new Error(
      `The options are wrong${named === undefined ? '' : ` at ${named}`}. --help tells which there are.`,
      {
        cause: error,
      },
    );
  }
}
