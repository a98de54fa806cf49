import { describe, expect, test } from 'vitest';
import {
  addressOf,
  addressWith,
  readChoice,
  readPart,
  readSource,
  roundWithoutMinimum,
  ruleChoiceOf,
} from './choice.ts';
import { countAddress } from './round-link.ts';

const FIRST = { rule: 'greedy-votes', completion: 'none', minimumVotes: 0, withSubBudgets: false };
const query = (text: string) => new URLSearchParams(text);

describe('the choice in the address', () => {
  test.each([
    ['', FIRST],
    ['regel=equal-shares-cost&rest=add1-int', { ...FIRST, rule: 'equal-shares-cost', completion: 'add1-int' }],
    ['regel=equal-shares-cost&rest=onzin', { ...FIRST, rule: 'equal-shares-cost' }],
    ['regel=greedy-votes&rest=add1-int', FIRST],
    ['regel=toString', FIRST],
    ['minimum=12&deelbudgetten=ja', { ...FIRST, minimumVotes: 12, withSubBudgets: true }],
    ['minimum=-1', FIRST],
    ['minimum=1.5', FIRST],
    ['minimum=9999999999', FIRST],
    ['minimum=abc&deelbudgetten=x', FIRST],
  ])('%s', (text, choice) => {
    expect(readChoice(query(text))).toEqual(choice);
  });

  test.each([
    ['', 'uitslag'],
    ['deel=stappen', 'stappen'],
    ['deel=__proto__', 'uitslag'],
  ])('the part in %s', (text, part) => {
    expect(readPart(query(text))).toBe(part);
  });

  test.each([
    ['', { kind: 'none' }],
    ['ronde=parkwijk-2027', { kind: 'round', id: 'parkwijk-2027' }],
    ['eerdere=meerwijk-2023', { kind: 'past', id: 'meerwijk-2023' }],
    ['voorbeeld=zonnewijk', { kind: 'example', id: 'zonnewijk' }],
    ['bestand=eigen', { kind: 'file' }],
  ])('the source in %s', (text, source) => {
    expect(readSource(query(text))).toEqual(source);
  });
});

describe('addresses', () => {
  test('say what was changed and leave out what is usual', () => {
    const from = query('ronde=a&regel=equal-shares-cost&rest=add1-exact&deel=cijfers');
    expect(addressWith(from, { minimumVotes: 3 })).toBe(
      '?ronde=a&regel=equal-shares-cost&rest=add1-exact&deel=cijfers&minimum=3',
    );
    expect(addressWith(from, { rule: 'greedy-votes', part: 'uitslag' })).toBe('?ronde=a&minimum=0');
  });

  test('of a round always say the minimum of votes, as without it that of the round is meant', () => {
    expect(addressWith(query('ronde=a&minimum=25'), { minimumVotes: 0 })).toBe('?ronde=a&minimum=0');
    expect(addressWith(query('voorbeeld=a&minimum=25'), { minimumVotes: 0 })).toBe('?voorbeeld=a');
    const texts = ['ronde=a', 'ronde=a&minimum=0', 'voorbeeld=a', ''];
    expect(texts.map((text) => roundWithoutMinimum(query(text)))).toEqual(['a', null, null, null]);
  });

  test('have one source', () => {
    expect(addressOf(query('ronde=a&minimum=3'), { kind: 'example', id: 'zonnewijk' })).toBe(
      '?minimum=3&voorbeeld=zonnewijk',
    );
    expect(addressOf(query('voorbeeld=a'), { kind: 'file' })).toBe('?bestand=eigen');
    expect(addressOf(query('bestand=eigen'), { kind: 'none' })).toBe('?');
  });

  test('of a round count as the round did', () => {
    const rules = { rule: 'greedyVotes', minimumVotes: 5, tie: 'publicDraw' } as const;
    expect(countAddress('parkwijk-2027', { ...rules, whenNextDoesNotFit: 'stop' })).toBe(
      '/tellen?ronde=parkwijk-2027&regel=greedy-votes-stop&minimum=5&deel=stappen',
    );
    expect(countAddress('p', { ...rules, minimumVotes: 0, whenNextDoesNotFit: 'skip' })).toBe(
      '/tellen?ronde=p&minimum=0&deel=stappen',
    );
  });
});

test('a choice is a rule of counting', () => {
  expect(ruleChoiceOf({ rule: 'equal-shares-count', completion: 'greedy-votes' })).toEqual({
    kind: 'equalShares',
    utility: 'count',
    completion: { addOne: null, greedy: 'votes' },
  });
});
