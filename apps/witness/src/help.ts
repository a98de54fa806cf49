/** What the command can do. */
export const HELP = `Witnesses the public log of a round: checks that it only grows, and cosigns its heads.

  npm run --silent witness -- --config FILE --init    makes your key, once; prints what to hand to the gemeente
  npm run --silent witness -- --config FILE           watches the log until you stop it with Ctrl-C
  npm run --silent witness -- --config FILE --once    looks once, for example from cron
  npm run --silent witness -- --help                  this text

FILE is JSON; paths in it are taken from its own folder:

  {
    "server": "https://begroting.example.nl",
    "round": "parkwijk-2027",
    "logKey": "wijkbegroting/parkwijk-2027+…+…",   the key of the log, from the opening record
    "name": "haarlem.nl/witness",                   your name as a witness: no spaces, no +
    "keyFile": "witness-key.json",                  your private key; never give it away
    "stateFile": "last-head.note",                  the last head seen; never remove it during a round
    "everySeconds": 60                              pause between two looks, 5 to 86400 (60 when left out)
  }

For --init only name and keyFile are needed. The key file can be read by you alone and is never overwritten.

Each look takes the newest head of the log, verifies the signature of the log, asks for a proof that this head only adds
to the last one seen, keeps the head on disk, and then cosigns it. The very first head is taken on trust once the
signature of the log has been verified: start before voting opens. Without the state file, the next head is a first one
again.

When the log shrank, was rewritten or shows two contents, nothing is cosigned, both heads are kept as evidence in a file
beside the state file, and the command ends with code 1.

Code 0: all is well. Code 1: the log contradicts itself. Code 2: something is wrong with the command, the config, the key
or the state. Code 3 (with --once): the log did not answer, or not with something usable; try again later.
`;
