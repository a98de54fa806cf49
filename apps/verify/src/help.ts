/** What the command can do. */
export const HELP = `Verifies an audit bundle of a round: makes every check of docs/protocol.md and counts anew.
Needs no database and no network.

  npm run --silent verify -- FILE.zip [options]

  --receipt FILE   also look for the ballot of this receipt (JSON); may be given more than once
  --json           one JSON object on standard output instead of a report
  --help, -h       this text

Progress goes to standard error. Exit code 0: no check failed. 1: a check failed. 2: wrong usage, or a file that cannot
be read. A check that needs what the bundle rightly leaves out is skipped; the report says which.
`;
