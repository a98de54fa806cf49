import { describe, expect, test } from 'vitest';
import { type BoxFacts, boxSteps } from './box-steps.ts';
import type { ProposedAction } from './ballot-box.ts';

const tallyKey = {
  publicKey: 'k',
  threshold: 2,
  trustees: ['A', 'B', 'C'].map((name) => ({ name, key: name })),
};
const opening = (signedBy: string[]) =>
  ({ signedBy, signaturesNeeded: 2 }) as unknown as NonNullable<BoxFacts['keys']['opening']>;
const action = (kind: ProposedAction['kind'], status: ProposedAction['status']) =>
  ({
    kind,
    status,
    proposedBy: { id: '1', name: 'Bea', organisation: 'Gemeente' },
    decidedBy: status === 'executed' ? { id: '2', name: 'Tom', organisation: 'Stemwacht' } : null,
  }) as ProposedAction;

const START: BoxFacts = {
  round: {
    status: 'published',
    phases: [{ id: 'vote', opensAt: '2027-09-06T22:00:00.000Z', closesAt: '2027-09-26T22:00:00.000Z' }],
  },
  rule: 'publicDraw',
  now: new Date('2027-09-01T12:00:00.000Z'),
  actions: [],
  keys: { tallyKey: null, madeAt: null, opening: null },
  signedBy: [],
  reveal: null,
  answer: null,
};
const withKey = { ...START, keys: { tallyKey, madeAt: '2027-09-01T10:00:00.000Z', opening: null } };
const at = (status: BoxFacts['round']['status'], more: Partial<BoxFacts> = {}): BoxFacts => ({
  ...withKey,
  round: { ...START.round, status },
  now: new Date('2027-10-01T12:00:00.000Z'),
  ...more,
});
const asked = { ...withKey, actions: [action('open-voting', 'proposed')] };

const OPENED = { threshold: 2, revealedBy: ['A', 'B'], isOpen: true };
const TIE = { tie: { between: [], votes: 3, moneyLeftCents: 1 } } as unknown as NonNullable<BoxFacts['answer']>;

describe('the step that is on', () => {
  test.each([
    ['nothing yet', START, 'key', 'Maak samen'],
    ['a key', withKey, 'propose', 'Vraag om'],
    ['asked', { ...asked, keys: { ...withKey.keys, opening: opening(['A']) } }, 'sign', 'Nog 1 sleutelhouder'],
    ['signed', { ...asked, keys: { ...withKey.keys, opening: opening(['A', 'B']) } }, 'approve', 'andere organisatie'],
    ['open, before voting', at('open', { now: START.now }), 'vote', 'vanaf'],
    ['open, while voting', at('open', { now: new Date('2027-09-10T12:00:00.000Z') }), 'vote', 'tot en met'],
    ['open, after voting', at('open'), 'close', 'Vraag om'],
    ['closing asked', at('open', { actions: [action('close-voting', 'proposed')] }), 'close', 'tweede persoon'],
    [
      'closed',
      at('closed', { reveal: { threshold: 2, revealedBy: ['A'], isOpen: false } }),
      'reveal',
      'Nog 1 deel van de sleutel',
    ],
    ['opened', at('closed', { reveal: { threshold: 2, revealedBy: ['A', 'B'], isOpen: true } }), 'count', 'telt'],
    ['a tie', at('awaitingDraw', { reveal: OPENED, answer: TIE }), 'draw', 'Loot'],
    [
      'lots drawn',
      at('awaitingDraw', { reveal: OPENED, actions: [action('record-draw', 'executed')] }),
      'count',
      'telt',
    ],
    ['counted', at('counted'), 'publish', 'openbaar'],
  ] as const)('%s', (_name, facts, id, todo) => {
    const steps = boxSteps(facts);
    expect(steps.filter(({ state }) => state === 'now')).toMatchObject([{ id }]);
    expect(steps.find((step) => step.id === id)?.todo).toContain(todo);
    const place = steps.findIndex((step) => step.id === id);
    expect(steps.slice(0, place).every(({ state }) => state === 'done' || state === 'notNeeded')).toBe(true);
  });

  test('a draft has none', () => {
    const steps = boxSteps({ ...START, round: { ...START.round, status: 'draft' } });
    expect(steps.every(({ state }) => state === 'coming')).toBe(true);
  });

  test('nothing is left of a published round, and lots that were not needed are said so', () => {
    const steps = boxSteps(at('outcomePublished'));
    expect(steps.map(({ state }) => state)).toEqual([...Array.from({ length: 8 }, () => 'done'), 'notNeeded', 'done']);
  });
});

test('who did what', () => {
  const answer = { countedAt: '2027-10-01T10:00:00.000Z', outcome: { draws: [{ minutes: null }] } };
  const steps = boxSteps(
    at('counted', {
      signedBy: ['A', 'B'],
      actions: [action('open-voting', 'executed'), action('close-voting', 'executed')],
      reveal: { threshold: 2, revealedBy: ['A', 'C'], isOpen: true },
      answer: answer as unknown as NonNullable<BoxFacts['answer']>,
    }),
  );
  expect(Object.fromEntries(steps.map(({ id, who }) => [id, who]))).toEqual({
    key: expect.stringContaining('2 van de 3') as string,
    propose: 'Gevraagd door Bea',
    sign: 'Getekend door A en B',
    approve: 'Goedgekeurd door Tom',
    vote: null,
    close: 'Gevraagd door Bea, goedgekeurd door Tom',
    reveal: 'Teruggegeven door A en C',
    count: expect.stringContaining('Geteld op') as string,
    draw: 'Uitgerekend bij het tellen',
    publish: null,
  });
});
