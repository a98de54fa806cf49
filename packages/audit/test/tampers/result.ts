import { canonicalJson, ok, type ProjectId } from '@wijkbegroting/domain';
import type { DecisionsFile, Manifest } from '@wijkbegroting/records/manifest.ts';
import type { ResultFile } from '@wijkbegroting/records/outcome.ts';
import { PATHS } from '../../src/bundle/paths.ts';
import type { Changeable, Tampering } from '../helpers/tampering.ts';
import type { Tamper } from './tamper.ts';

/** Changes the result, and lets the log name what came of it. */
function inResult(edit: (result: Changeable<ResultFile>) => void) {
  return (bundle: Tampering): void => {
    bundle.json<ResultFile>(PATHS.result, edit);
    bundle.renameResult();
  };
}

/** Counts an invalid ballot as a blank one, and publishes that everywhere. */
function countAnyway(reason: string) {
  return (bundle: Tampering): void => {
    bundle.republish(({ ballots }) => {
      const found = ballots.find(({ choices }) => !choices.ok && choices.error === reason);
      if (found === undefined) throw new Error(`no ballot is ${reason}`);
      found.choices = ok([]);
    });
  };
}

const swapped = (bundle: Tampering): void => {
  inResult(({ projects, funded }) => {
    const winner = projects.find(({ reason }) => reason.kind === 'funded');
    const loser = projects.find(({ reason }) => reason.kind === 'skippedNoBudget');
    if (winner === undefined || loser === undefined) throw new Error('there are no winner and loser');
    [winner.reason, loser.reason] = [loser.reason, winner.reason];
    funded[funded.indexOf(winner.project)] = loser.project;
  })(bundle);
};

export const RESULT_TAMPERS: readonly Tamper[] = [
  {
    name: 'ballots +1',
    check: 'V34',
    tamper: inResult((result) => {
      result.ballotCount += 1;
    }),
  },
  {
    name: 'ballots −1',
    check: 'V33',
    tamper: inResult((result) => {
      result.ballotCount -= 1;
    }),
  },
  {
    name: 'votes of a project +1',
    check: 'V34',
    tamper: inResult(({ projects }) => {
      const [project] = projects;
      if (project !== undefined) project.votes += 1;
    }),
  },
  {
    name: 'votes of a project +1, with the log as it was',
    check: 'V40',
    tamper: (bundle) => {
      bundle.json<ResultFile>(PATHS.result, ({ projects }) => {
        const [project] = projects;
        if (project !== undefined) project.votes += 1;
      });
    },
  },
  { name: 'winner swapped', check: 'V34', tamper: swapped },
  {
    name: 'replaced ballot counted as if it were the last',
    check: 'V33',
    round: 'plain',
    tamper: (bundle) => {
      bundle.republish((facts) => {
        const later = facts.ballots.findIndex(({ rev }) => rev === 2);
        facts.ballots.splice(later, 1);
      });
    },
  },
  {
    name: 'replaced ballots counted beside the last',
    check: 'V33',
    round: 'plain',
    tamper: (bundle) => {
      bundle.republish((facts) => {
        const earlier = facts.ballots.find(({ rev }) => rev === 2);
        if (earlier !== undefined) earlier.voterKey = 'another';
      });
    },
  },
  {
    name: 'trace step removed',
    check: 'V35',
    tamper: (bundle) => {
      bundle.lines(PATHS.trace, (steps) => steps.splice(2, 1));
      bundle.renameResult();
    },
  },
  {
    name: 'trace names other money',
    check: 'V36',
    tamper: (bundle) => {
      bundle.lines<{ leftAfterCents: number }>(PATHS.trace, ([step]) => {
        if (step !== undefined) step.leftAfterCents -= 1;
      });
      bundle.renameResult();
    },
  },
  { name: 'box that does not open counted as blank', check: 'V30', tamper: countAnyway('box-does-not-open') },
  { name: 'ballot with wrong padding counted', check: 'V31', tamper: countAnyway('padding-wrong') },
  { name: 'ballot with misspelled choices counted', check: 'V32', tamper: countAnyway('choices-malformed') },
  { name: 'ballot for an unknown project counted', check: 'V32', tamper: countAnyway('ballot-unknown-project') },
  { name: 'ballot over the budget counted', check: 'V32', tamper: countAnyway('ballot-over-budget') },
  {
    name: 'valid ballot declared invalid',
    check: 'V32',
    round: 'plain',
    tamper: (bundle) => {
      bundle.republish(({ ballots }) => {
        const found = ballots.find(({ choices }) => choices.ok);
        if (found !== undefined) found.choices = { ok: false, error: 'ballot-too-many' };
      });
    },
  },
  {
    name: 'valid ballot declared to be one whose box does not open',
    check: 'V30',
    round: 'plain',
    tamper: (bundle) => {
      bundle.republish(({ ballots }) => {
        const found = ballots.find(({ choices }) => choices.ok);
        if (found !== undefined) found.choices = { ok: false, error: 'box-does-not-open' };
      });
    },
  },
  {
    name: 'invalid paper ballot hidden',
    check: 'V32',
    tamper: inResult(({ invalidPaper }) => invalidPaper.splice(0)),
  },
  {
    name: 'cents rounded to tens of euros',
    check: 'V36',
    tamper: inResult((result) => {
      const rounded = Math.floor(result.spentCents / 100_000) * 100_000 - 100_000;
      result.remainderCents = (result.remainderCents + result.spentCents - rounded) as typeof result.remainderCents;
      result.spentCents = rounded as typeof result.spentCents;
    }),
  },
  {
    name: 'what is left does not add up',
    check: 'V12',
    tamper: inResult((result) => {
      result.remainderCents = (result.remainderCents + 1) as typeof result.remainderCents;
    }),
  },
  {
    name: 'another budget in the result',
    check: 'V16',
    tamper: inResult((result) => {
      result.budgetCents = (result.budgetCents + 1) as typeof result.budgetCents;
      result.remainderCents = (result.remainderCents + 1) as typeof result.remainderCents;
    }),
  },
  {
    name: 'another cost in the result',
    check: 'V16',
    tamper: inResult(({ projects }) => {
      const [project] = projects;
      if (project !== undefined) project.costCents = (project.costCents + 100) as typeof project.costCents;
    }),
  },
  {
    name: 'other ballots in the election file',
    check: 'V34',
    tamper: (bundle) => {
      const lines = bundle.text(PATHS.election).trimEnd().split('\n');
      bundle.files.set(PATHS.election, `${lines.slice(0, -1).join('\n')}\n`);
    },
  },
  {
    name: 'decision about a project of another round',
    check: 'V41',
    tamper: (bundle) => {
      bundle.json<DecisionsFile>(PATHS.decisions, ([decision]) => {
        if (decision !== undefined) decision.project = '00000000-0000-4000-8000-000000000000';
      });
    },
  },
  {
    name: 'two decisions about one project',
    check: 'V41',
    tamper: (bundle) => {
      bundle.json<DecisionsFile>(PATHS.decisions, (decisions) => decisions.push(...decisions.slice(0, 1)));
    },
  },
  {
    name: 'result moved to where few ballots may not be shown',
    check: 'V42',
    tamper: (bundle) => {
      bundle.json<Manifest>(PATHS.manifest, (manifest) => {
        manifest.publication = 'auditor';
      });
    },
  },
  {
    name: 'totals published with the ballots of single people',
    check: 'V42',
    round: 'totals',
    tamper: (bundle) => {
      bundle.files.set(PATHS.election, bundle.round.contents.election);
    },
  },
  {
    name: 'totals: winner swapped',
    check: 'V36',
    round: 'totals',
    tamper: (bundle) => {
      inResult((result) => {
        result.spentCents = 0 as typeof result.spentCents;
      })(bundle);
    },
  },
  {
    name: 'a project that the round does not have in the result',
    check: 'V34',
    tamper: inResult(({ funded }) => funded.push('00000000-0000-4000-8000-000000000000' as ProjectId)),
  },
  {
    name: 'rule of counting said to be another in the result of an equal count',
    check: 'V02',
    tamper: (bundle) => {
      const result = JSON.parse(bundle.text(PATHS.result)) as object;
      bundle.files.set(PATHS.result, canonicalJson({ ...result, rule: 'greedyVotes' }));
      bundle.renameResult();
    },
  },
];
