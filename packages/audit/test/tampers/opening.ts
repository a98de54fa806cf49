import crypto from 'node:crypto';
import { type OpeningRecord, toBase64url } from '@wijkbegroting/domain';
import type { ClosingStatement } from '@wijkbegroting/records/closing-statement.ts';
import { PATHS } from '../../src/bundle/paths.ts';
import type { Changeable, Tampering } from '../helpers/tampering.ts';
import type { Tamper } from './tamper.ts';

type Record = Changeable<OpeningRecord>;

/** Changes the record in the bundle only. */
function inFile(edit: (record: Record) => void) {
  return (bundle: Tampering): void => {
    bundle.json<OpeningRecord>(PATHS.record, edit);
  };
}

/** Changes the record in the bundle and in the log, which the server signs anew; it has no share of a trustee. */
function everywhere(edit: (record: Record) => void) {
  return (bundle: Tampering): void => {
    bundle.json<OpeningRecord>(PATHS.record, edit);
    bundle.leaf('OPENING', ({ record }) => {
      edit(record);
    });
    bundle.relog();
  };
}

function inStatement(edit: (statement: Changeable<ClosingStatement>) => void) {
  return (bundle: Tampering): void => {
    bundle.json<ClosingStatement>(PATHS.statement, edit);
    bundle.leaf('CLOSE', ({ statement }) => {
      edit(statement);
    });
    bundle.relog();
  };
}

const moreBudget = (record: Record): void => {
  record.budgetCents = (record.budgetCents + 1) as typeof record.budgetCents;
};
const closesLater = ({ phases }: Record): void => {
  const vote = phases.find(({ id }) => id === 'vote');
  if (vote !== undefined) vote.closesAt = '2027-06-13T23:00:00.000Z';
};
const added = {
  id: 'ffffffff-ffff-4fff-8fff-ffffffffffff',
  title: 'Zwembad',
  costCents: 1000,
  categoryId: 'groen',
  buurtCode: null,
} as unknown as Record['projects'][number];

export const OPENING_TAMPERS: readonly Tamper[] = [
  { name: 'budget +1 in the record', check: 'V09', tamper: inFile(moreBudget) },
  { name: 'budget +1, with the whole log rebuilt', check: 'V09', tamper: everywhere(moreBudget) },
  { name: 'budget +1, with the whole log rebuilt: unseen by witnesses', check: 'V04', tamper: everywhere(moreBudget) },
  {
    name: 'cost changed, with the whole log rebuilt',
    check: 'V09',
    tamper: everywhere(({ projects }) => {
      const [project] = projects;
      if (project !== undefined) project.costCents = (project.costCents - 1) as typeof project.costCents;
    }),
  },
  { name: 'project removed', check: 'V09', tamper: everywhere(({ projects }) => projects.splice(1, 1)) },
  { name: 'project added', check: 'V09', tamper: everywhere(({ projects }) => projects.push(added)) },
  {
    name: 'rule swapped',
    check: 'V09',
    tamper: everywhere(({ rules }) => {
      rules.count.whenNextDoesNotFit = 'stop';
    }),
  },
  {
    name: 'rule that nobody knows',
    check: 'V10',
    tamper: everywhere(({ rules }) => {
      rules.count.rule = 'fewestVotes' as typeof rules.count.rule;
    }),
  },
  { name: 'closing moved', check: 'V09', tamper: everywhere(closesLater) },
  {
    name: 'closed early without a reason',
    check: 'V16',
    tamper: inStatement((statement) => {
      statement.closedAt = '2027-06-12T22:00:00.000Z';
    }),
  },
  {
    name: 'roll size raised in the record',
    check: 'V09',
    tamper: everywhere(({ rollSizes }) => {
      const [roll] = rollSizes;
      if (roll !== undefined) roll.entries += 50;
    }),
  },
  {
    name: 'roll size raised at closing',
    check: 'V20',
    tamper: inStatement((statement) => {
      statement.rollSize += 50;
    }),
  },
  {
    name: 'more passes, paper and blocked entries than the roll has',
    check: 'V20',
    tamper: inStatement((statement) => {
      statement.blocked = statement.rollSize;
    }),
  },
  {
    name: 'roll hash changed',
    check: 'V09',
    tamper: everywhere((record) => {
      record.rollSha256 = 'ab'.repeat(32);
    }),
  },
  {
    name: 'key of a trustee replaced',
    check: 'V09',
    tamper: everywhere(({ tallyKey }) => {
      const [trustee] = tallyKey.trustees;
      const [, other] = tallyKey.trustees;
      if (trustee !== undefined && other !== undefined) trustee.key = other.key;
    }),
  },
  {
    name: 'two trustees with one key',
    check: 'V13',
    tamper: everywhere(({ tallyKey }) => {
      const [trustee] = tallyKey.trustees;
      const [, other] = tallyKey.trustees;
      if (trustee !== undefined && other !== undefined) trustee.key = other.key;
    }),
  },
  {
    name: 'tally key of low order',
    check: 'V13',
    tamper: everywhere(({ tallyKey }) => {
      tallyKey.publicKey = toBase64url(new Uint8Array(32));
    }),
  },
  {
    name: 'issuer key cut short',
    check: 'V13',
    tamper: everywhere((record) => {
      record.issuerKey = record.issuerKey.slice(4);
    }),
  },
  {
    name: 'look-alike project id',
    check: 'V11',
    tamper: everywhere(({ projects }) => {
      const [project] = projects;
      // A Cyrillic letter that looks like the first one of the id.
      if (project !== undefined) project.id = project.id.replace(/[0-9a-f]/, '\u0430') as typeof project.id;
    }),
  },
  {
    name: 'project id of another project',
    check: 'V11',
    tamper: everywhere(({ projects }) => {
      const [project, other] = projects;
      if (project !== undefined && other !== undefined) project.id = other.id;
    }),
  },
  {
    name: 'project without a price',
    check: 'V11',
    tamper: everywhere(({ projects }) => {
      const [project] = projects;
      if (project !== undefined) project.costCents = 0 as typeof project.costCents;
    }),
  },
  {
    name: 'issuer key that is too short to be safe',
    check: 'V13',
    tamper: everywhere((record) => {
      const { publicKey } = crypto.generateKeyPairSync('rsa', { modulusLength: 1024, publicExponent: 3 });
      record.issuerKey = publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
    }),
  },
  {
    name: 'costs that no number can hold together',
    check: 'V11',
    tamper: everywhere(({ projects }) => {
      for (const project of projects) project.costCents = Number.MAX_SAFE_INTEGER as typeof project.costCents;
    }),
  },
  {
    name: 'no phase in which one votes',
    check: 'V02',
    tamper: everywhere(({ phases }) => phases.splice(5, 1)),
  },
  {
    name: 'voting in a year that no calendar knows',
    check: 'V09',
    tamper: everywhere(({ phases }) => {
      const vote = phases.find(({ id }) => id === 'vote');
      if (vote !== undefined) vote.opensAt = '0001-01-01T00:00:00.000Z';
    }),
  },
  {
    name: 'project without a title',
    check: 'V09',
    tamper: everywhere(({ projects }) => {
      const [project] = projects;
      if (project !== undefined) project.title = '';
    }),
  },
  {
    name: 'a plan may cost more than the budget',
    check: 'V12',
    tamper: everywhere(({ rules, budgetCents }) => {
      rules.plan.maximumCostCents = (budgetCents + 1) as typeof budgetCents;
    }),
  },
  {
    name: 'signature of a trustee removed until one is left',
    check: 'V09',
    tamper: (bundle) => {
      bundle.leaf('OPENING', ({ signatures }) => signatures.splice(1));
      bundle.relog();
    },
  },
  {
    name: 'signature of a trustee replaced',
    check: 'V09',
    tamper: (bundle) => {
      bundle.leaf('OPENING', ({ signatures }) => {
        const [one, other] = signatures;
        if (one !== undefined && other !== undefined) one.signature = other.signature;
      });
      bundle.relog();
    },
  },
  {
    name: 'commitment late',
    check: 'V15',
    round: 'computed',
    tamper: everywhere((record) => {
      record.drawCommitment = null;
    }),
  },
  {
    name: 'wrong tally secret: one share of another secret',
    check: 'V14',
    tamper: (bundle) => {
      bundle.leaf('KEY_REVEAL', ({ shares }) => {
        const [share] = shares;
        if (share !== undefined) share.share = toBase64url(new Uint8Array(33).fill(7));
      });
      bundle.relog();
    },
  },
  {
    name: 'too few shares',
    check: 'V14',
    tamper: (bundle) => {
      bundle.leaf('KEY_REVEAL', ({ shares }) => shares.splice(1));
      bundle.relog();
    },
  },
  {
    name: 'shares in the file differ from the log',
    check: 'V14',
    tamper: (bundle) => {
      bundle.json<{ name: string }[]>(PATHS.reveal, (shares) => shares.reverse());
    },
  },
];
