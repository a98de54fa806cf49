import type { ClosingStatement } from '@wijkbegroting/records/closing-statement.ts';
import type { PaperBatchFile } from '@wijkbegroting/records/ballots.ts';
import { PATHS, paperPath } from '../../src/bundle/paths.ts';
import type { Changeable, Tampering } from '../helpers/tampering.ts';
import type { Tamper } from './tamper.ts';

function inStatement(bundle: Tampering, edit: (statement: Changeable<ClosingStatement>) => void): void {
  bundle.json<ClosingStatement>(PATHS.statement, edit);
  bundle.leaf('CLOSE', ({ statement }) => {
    edit(statement);
  });
  bundle.relog();
}

const lowered = (bundle: Tampering): void => {
  bundle.leaf(
    'ISSUANCE_DAY',
    (event) => {
      event.passes = 0;
    },
    1,
  );
};

const onPaper = (edit: (batch: Changeable<PaperBatchFile>) => void) => (bundle: Tampering) => {
  bundle.json<PaperBatchFile>(paperPath(1), edit);
};

export const ISSUANCE_TAMPERS: readonly Tamper[] = [
  {
    name: 'fewer passes than voters',
    check: 'V19',
    tamper: (bundle) => {
      inStatement(bundle, (statement) => {
        statement.passes = statement.voters - 1;
      });
    },
  },
  {
    name: 'fewer voters than there are ballots of',
    check: 'V19',
    tamper: (bundle) => {
      inStatement(bundle, (statement) => {
        statement.voters -= 1;
      });
    },
  },
  {
    name: 'passes raised at closing to hide ballots',
    check: 'V21',
    tamper: (bundle) => {
      inStatement(bundle, (statement) => {
        statement.passes += 10;
      });
    },
  },
  {
    name: 'passes raised at closing and on the last day: the witnesses saw another log',
    check: 'V04',
    tamper: (bundle) => {
      bundle.leaves((leaves) => {
        const last = leaves.findLast((leaf) => leaf.type === 'ISSUANCE_DAY');
        if (last?.type === 'ISSUANCE_DAY') last.passes += 10;
      });
      inStatement(bundle, (statement) => {
        statement.passes += 10;
      });
    },
  },
  { name: 'daily count lowered', check: 'V05', tamper: lowered },
  {
    name: 'daily count lowered, with the log signed anew',
    check: 'V21',
    tamper: (bundle) => {
      lowered(bundle);
      bundle.relog();
    },
  },
  {
    name: 'statement in the file differs from the log',
    check: 'V21',
    tamper: (bundle) => {
      bundle.json<ClosingStatement>(PATHS.statement, (statement) => {
        statement.codes += 1;
      });
    },
  },
  {
    name: 'paper total altered in the statement',
    check: 'V22',
    tamper: (bundle) => {
      inStatement(bundle, (statement) => {
        statement.paperBallots += 1;
      });
    },
  },
  {
    name: 'paper total altered in the log',
    check: 'V22',
    tamper: (bundle) => {
      bundle.leaf('PAPER_BATCH', (event) => {
        event.ballots += 1;
      });
      inStatement(bundle, (statement) => {
        statement.paperBallots += 1;
        statement.paper += 1;
      });
    },
  },
  {
    name: 'more paper ballots than people who voted on paper',
    check: 'V22',
    tamper: (bundle) => {
      inStatement(bundle, (statement) => {
        statement.paper = statement.paperBallots - 1;
      });
    },
  },
  {
    name: 'paper ballot added',
    check: 'V22',
    tamper: onPaper(({ ballots }) => ballots.push({ number: 900, first: [], second: [], third: null })),
  },
  {
    name: 'one double entry copied over the other',
    check: 'V39',
    tamper: onPaper(({ ballots }) => {
      const resolved = ballots.find(({ third }) => third !== null);
      if (resolved !== undefined) resolved.second = resolved.first;
    }),
  },
  {
    name: 'one double entry copied over the other, and the third removed',
    check: 'V22',
    tamper: onPaper(({ ballots }) => {
      const resolved = ballots.find(({ third }) => third !== null);
      if (resolved !== undefined) Object.assign(resolved, { first: resolved.second, third: null });
    }),
  },
  {
    name: 'a difference that nobody resolved',
    check: 'V39',
    tamper: onPaper(({ ballots }) => {
      const resolved = ballots.find(({ third }) => third !== null);
      if (resolved !== undefined) resolved.third = null;
    }),
  },
  {
    name: 'paper batch removed',
    check: 'V22',
    tamper: (bundle) => {
      bundle.files.delete(paperPath(1));
    },
  },
];
