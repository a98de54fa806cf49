import path from 'node:path';
import { parseArgs } from 'node:util';

/** What was typed. */
export interface Options {
  /** Absolute path. */
  readonly config: string;
  readonly task: 'init' | 'once' | 'watch';
}

/** Reads what was typed; undefined when only the explanation was asked for. @throws with one line when it is wrong */
export function readOptions(args: readonly string[], folder: string): Options | undefined {
  const { config, init, once, help } = parse(args);
  if (help) return undefined;
  if (config === undefined) throw new Error('Give a config file with --config FILE. --help tells what is in it.');
  if (init && once) throw new Error('Give either --init or --once.');
  return { config: path.resolve(folder, config), task: init ? 'init' : once ? 'once' : 'watch' };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        config: { type: 'string' },
        init: { type: 'boolean', default: false },
        once: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }).values;
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : String(error)}. --help tells what there is.`);
  }
}
