import { say } from './progress.ts';
import { HELP } from './tally/help.ts';
import { readOptions } from './tally/options.ts';
import { tallyFile } from './tally/tally-file.ts';

/** Everything was counted. */
const COUNTED = 0;
/** What was typed or a file is wrong; nothing of that file was counted. */
const REFUSED = 2;
/** A count waits for lots, or was too much work. */
const UNFINISHED = 3;

try {
  process.exitCode = main();
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = REFUSED;
}

function main(): number {
  const options = readOptions(process.argv.slice(2));
  if (options === undefined) {
    process.stdout.write(HELP);
    return COUNTED;
  }
  let worst = COUNTED;
  for (const file of options.files) {
    const answer = tallyFile(file, options);
    process.stdout.write(answer.text);
    const code = { counted: COUNTED, refused: REFUSED, unfinished: UNFINISHED }[answer.kind];
    if (code !== COUNTED && worst !== REFUSED) worst = code;
  }
  return worst;
}
