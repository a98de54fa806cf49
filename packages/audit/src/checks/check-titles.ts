/** What each check is about, in one line. The rules are in docs/protocol.md, section 11. */
export const CHECK_TITLES = {
  V01: 'The manifest names every file, with its size and hash',
  V02: 'JSON is canonical, without unknown fields, and numbers are whole',
  V03: 'Every head is signed by the log key',
  V04: 'Cosignatures are by the witnesses, and most of them cosigned the last head',
  V05: 'Heads have the root of the leaves',
  V06: 'Heads follow on each other',
  V07: 'Cosignatures rise in time and lie inside the round',
  V09: 'The log opens with the record, signed by the trustees',
  V10: 'The rule of counting is known',
  V11: 'Projects differ and have a price',
  V12: 'The budget and its parts add up',
  V13: 'Keys are well formed',
  V14: 'The revealed shares give the secret of the tally key',
  V15: 'A computed draw was committed to in the opening record',
  V16: 'Nothing of the opening record changes later',
  V17: 'Every voting pass is from the issuer',
  V19: 'No more voters than passes',
  V20: 'No more passes, paper and blocked entries than people on the roll',
  V21: 'Daily counts never fall and end at the closing statement',
  V22: 'Paper ballots are those of the log',
  V23: 'Every ballot is signed by its voter key',
  V24: 'Changed ballots follow on each other without gaps',
  V25: 'Each ballot is in exactly one batch',
  V26: 'Batches are sorted, numbered and large enough',
  V27: 'Events come in their order, and no batch after closing',
  V28: 'Every ballot of a batch is in the bundle, and no other',
  V29: 'Every receipt is honoured',
  V30: 'Boxes open in their own place',
  V31: 'Padding is zero and of one length',
  V32: 'Invalid ballots are listed with their reason, and no valid one is',
  V33: 'Only the last ballot of each voter is counted',
  V34: 'The count anew equals the result',
  V35: 'The trace equals the count, step by step',
  V36: 'What is spent is at most the budget, in whole cents',
  V37: 'Lots decide only where they must, as recorded',
  V38: 'A computed draw follows from its commitment',
  V39: 'Paper ballots were read twice, and differences resolved',
  V40: 'The log names the result and the trace of the bundle',
  V41: 'Decisions stand apart, about projects of the round',
  V42: 'The bundle is as public as the number of ballots allows',
} as const satisfies Readonly<Record<`V${number}`, string>>;

/** The stable name of a check. */
export type CheckId = keyof typeof CHECK_TITLES;

/** All checks, in their order. */
export const CHECK_IDS = Object.keys(CHECK_TITLES) as readonly CheckId[];
