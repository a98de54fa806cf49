import { type OfficialRecord, OfficialRecordWire } from '@wijkbegroting/records/official-record.ts';
import { expect, test } from 'vitest';
import { officialRecordSections, officialRecordTitle, type RecordBlock } from '../index.ts';

const AT = '2027-06-18T21:59:00.000Z';
const HASH = 'a'.repeat(64);
const project = (title: string, votes: number, reason: string, facts = {}) => ({
  ...{ title, votes, costCents: 70_050, reason, leftCents: null, minimumVotes: null, ...facts },
});

const RECORD = OfficialRecordWire.parse({
  version: 1,
  round: { id: 'parkwijk-2027', title: 'Parkwijk 2027', areas: ['Parkwijk'], organiser: 'Gemeente Haarlem' },
  times: {
    ...{ openedAt: AT, plannedClosingAt: AT, closedAt: AT, countedAt: AT, publishedAt: AT },
    earlyReason: 'De stroom viel uit',
  },
  decisions: [{ kind: 'open-voting', at: AT, proposedBy: 'Gemeente', approvedBy: 'Griffie' }],
  trustees: {
    threshold: 2,
    holders: [
      { name: 'Griffie', hasSignedOpening: true, hasRevealedShare: true },
      { name: 'Rekenkamer', hasSignedOpening: true, hasRevealedShare: false },
    ],
  },
  witnesses: ['rekenkamer'],
  sums: [
    {
      ...{ unit: 'people', whole: { term: 'roll', count: 1_000 }, difference: -7 },
      parts: [
        { term: 'passes', count: 1_000 },
        { term: 'paperEntries', count: 7 },
      ],
    },
    {
      ...{ unit: 'cents', whole: { term: 'budget', count: 100_000 }, difference: 0 },
      parts: [
        { term: 'funded', count: 70_050 },
        { term: 'remainder', count: 29_950 },
      ],
    },
  ],
  blankCount: 2,
  invalid: [{ reason: 'ballot-too-few', ballots: 1, paper: 0 }],
  incidents: [{ at: AT, text: 'De site was weg.\nHet duurde een uur.' }],
  contradictedReceipts: 2,
  draws: [
    { kind: 'public', order: ['Bankjes', 'Vijver'], minutes: 'Briefjes uit een hoed.', nonce: null, drawnAt: AT },
    { kind: 'computed', order: ['Vijver', 'Bankjes'], minutes: null, nonce: HASH, drawnAt: AT },
  ],
  ...{ budgetCents: 100_000, spentCents: 70_050, remainderCents: 29_950, ballotCount: 50 },
  projects: [
    project('Bankjes', 30, 'funded'),
    project('Vijver', 20, 'skippedNoBudget', { leftCents: 29_950 }),
    project('Krant', 10, 'stopped'),
    project('Fontein', 3, 'belowMinimumVotes', { minimumVotes: 5 }),
    project('Muur', 0, 'noVotes'),
  ],
  hashes: {
    ...{ openingRecordSha256: HASH, resultSha256: HASH, traceSha256: HASH },
    head: { size: 12, root: 'cm9vdA==', cosignedBy: ['rekenkamer'] },
  },
  softwareVersion: '0.1.0',
});

/** Every text that is read, of all sections or of one. */
function textsOf(record: OfficialRecord, id?: string): readonly string[] {
  return officialRecordSections(record)
    .filter((section) => id === undefined || section.id === id)
    .flatMap(({ title, blocks }) => [title, ...blocks.flatMap(textsOfBlock)])
    .map((text) => text.replaceAll('\u00a0', ' '));
}

function textsOfBlock(block: RecordBlock): readonly string[] {
  if (block.kind === 'list') return block.items;
  if (block.kind === 'facts') return block.facts.map(({ name, value }) => `${name}: ${value}`);
  if (block.kind !== 'table') return [block.text];
  return [block.caption, ...block.columns.map(({ name }) => name), ...block.rows.map((row) => row.join(' | '))];
}

test('a difference is named before the table, with how large it is and on which side', () => {
  expect(textsOf(RECORD, 'sommen')).toContain('Verschil: “Mensen op de kiezerslijst” is 7 lager dan de delen samen.');
  expect(textsOf(RECORD, 'sommen')).not.toContain('Alle sommen kloppen. Er is geen verschil.');
  const right = { ...RECORD, sums: RECORD.sums.slice(1) };
  expect(textsOf(right, 'sommen')).toContain('Alle sommen kloppen. Er is geen verschil.');
  expect(textsOf(right, 'sommen').filter((text) => text.startsWith('Verschil:'))).toEqual([]);
});

test.each([
  'Stemmen open: 18 juni 2027 om 23.59 uur',
  'De stroom viel uit',
  'Het stemmen openen | 18 juni 2027 om 23.59 uur | Gemeente | Griffie',
  'Rekenkamer | ja | nee',
  'Geld om te verdelen: € 1.000 | Kosten van de gekozen plannen samen: € 700,50\nGeld dat over is: € 299,50 | € 0',
  'Er waren te weinig plannen gekozen. | 1 | 0',
  'Vijver | 20 | € 700,50 | Niet gekozen. Er was nog € 299,50 over.',
  'Fontein | 3 | € 700,50 | Niet gekozen. Nodig: 5 stemmen.',
  'Briefjes uit een hoed.',
  `Begin van de berekening: ${HASH}`,
  'De site was weg.\nHet duurde een uur.',
  '2 kiezers leverden een stembewijs in dat het logboek tegenspreekt. Het staat in het controlepakket.',
  'Meegetekend door: rekenkamer',
  'Voorzitter |  |  | ',
])('says: %s', (text) => {
  expect(textsOf(RECORD)).toContain(text);
});

test('says so when there was nothing to tell', () => {
  const quiet = { ...RECORD, incidents: [], contradictedReceipts: 0, draws: [], invalid: [], witnesses: [] };
  for (const text of [
    'Er zijn geen bijzonderheden gemeld.',
    'Niemand leverde een stembewijs in dat het logboek tegenspreekt.',
    'Er was geen loting nodig.',
    'Er waren geen ongeldige stemmen.',
    'Er keek geen controleur mee met het openbare logboek.',
  ])
    expect(textsOf(quiet)).toContain(text);
});

test('sentences are short, and a plan is called a plan', () => {
  const own = textsOf(RECORD).filter((text) => !text.includes('|'));
  const sentences = [officialRecordTitle(RECORD), ...own].flatMap((text) => text.split(/[.!?:](?:\s|$)/));
  expect(sentences.filter((sentence) => sentence.split(/\s+/).length > 15)).toEqual([]);
  expect(sentences.filter((sentence) => /project|voorstel|burger/i.test(sentence))).toEqual([]);
});

test('sections have ids and titles of their own', () => {
  const sections = officialRecordSections(RECORD);
  expect(new Set(sections.map(({ id }) => id)).size).toBe(sections.length);
  expect(new Set(sections.map(({ title }) => title)).size).toBe(sections.length);
});
