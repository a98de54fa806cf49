import { expect, test } from 'vitest';
import { euro, rules } from '../test/factories.ts';
import { cents } from './money.ts';
import { nextProposalStatus } from './proposal-status.ts';
import { ok } from './result.ts';
import { checkVerdict, type Verdict, VERDICT_OUTCOMES, verdictEvent } from './verdict.ts';

const RANGE = { code: 'verdict-cost-out-of-range', minimumCents: 1, maximumCents: euro(15_000) };

test.each<[Verdict, readonly object[]]>([
  [{ outcome: 'feasible', reason: 'Kan.', costCents: euro(9600) }, []],
  [{ outcome: 'feasible', reason: 'Kan.', costCents: cents(1) }, []],
  [{ outcome: 'feasibleWithChanges', reason: 'Anders.', costCents: euro(15_000) }, []],
  [{ outcome: 'notFeasible', reason: 'Mag niet.', costCents: null }, []],
  [{ outcome: 'forwarded', reason: 'Doet het team al.', costCents: null }, []],
  [{ outcome: 'feasible', reason: 'Kan.', costCents: cents(0) }, [RANGE]],
  [{ outcome: 'feasible', reason: 'Kan.', costCents: cents(1_500_001) }, [RANGE]],
  [{ outcome: 'feasible', reason: 'Kan.', costCents: null }, [{ code: 'verdict-without-cost' }]],
  [{ outcome: 'notFeasible', reason: 'Mag niet.', costCents: cents(1) }, [{ code: 'verdict-with-needless-cost' }]],
  [
    { outcome: 'feasible', reason: ' ', costCents: null },
    [{ code: 'verdict-without-reason' }, { code: 'verdict-without-cost' }],
  ],
])('article 4: %o', (verdict, errors) => {
  expect(checkVerdict(verdict, rules().plan)).toEqual(errors);
});

test.each(VERDICT_OUTCOMES)('a verdict %s gives a submitted proposal that status', (outcome) => {
  expect(nextProposalStatus('submitted', verdictEvent(outcome))).toEqual(ok(outcome));
});
