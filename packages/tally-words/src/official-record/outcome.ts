import type { OfficialRecord } from '@wijkbegroting/records/official-record.ts';
import { amountText, numberText } from '../amounts.ts';
import { fact, type RecordBlock, type RecordSection, table, text } from './blocks.ts';
import { momentText } from './moments.ts';

type Judged = OfficialRecord['projects'][number];

const euro = (cents: number): string => amountText(cents, { code: 'EUR', unit: 100 });

/** What became of every plan, and why. */
export function outcomeSection({ projects, budgetCents, spentCents, remainderCents }: OfficialRecord): RecordSection {
  const rows = projects.map((plan) => [plan.title, numberText(plan.votes), euro(plan.costCents), reasonText(plan)]);
  return {
    id: 'uitslag',
    title: 'De uitslag',
    blocks: [
      text(`Er was ${euro(budgetCents)}. Daarvan is ${euro(spentCents)} verdeeld en ${euro(remainderCents)} over.`),
      table('Alle plannen, de meeste stemmen eerst', ['Plan', 'Stemmen', 'Kost', 'Uitkomst'], rows, [1, 2]),
      text('De telling is nog geen besluit. Over elk gekozen plan neemt de gemeente nog een besluit.'),
    ],
  };
}

function reasonText({ reason, leftCents, minimumVotes }: Judged): string {
  switch (reason) {
    case 'funded':
      return 'Gekozen.';
    case 'skippedNoBudget':
      return `Niet gekozen. Er was nog ${euro(leftCents ?? 0)} over.`;
    case 'stopped':
      return 'Niet gekozen. Het verdelen was al gestopt.';
    case 'belowMinimumVotes':
      return `Niet gekozen. Nodig: ${numberText(minimumVotes ?? 0)} stemmen.`;
    case 'noVotes':
      return 'Niet gekozen. Niemand koos dit plan.';
  }
}

/** Each draw with how it was done. */
export function drawsSection({ draws }: OfficialRecord): RecordSection {
  const title = 'Loting';
  if (draws.length === 0) return { id: 'loting', title, blocks: [text('Er was geen loting nodig.')] };
  const blocks = draws.flatMap(({ kind, order, minutes, nonce, drawnAt }): readonly RecordBlock[] => [
    text(
      kind === 'public'
        ? `Op ${momentText(drawnAt)} is in het openbaar geloot.`
        : `Op ${momentText(drawnAt)} is het lot berekend. Iedereen kan dat narekenen.`,
    ),
    text('De plannen hadden evenveel stemmen. Dit is de volgorde van het lot:'),
    { kind: 'list', items: order.map((plan, at) => `${String(at + 1)}. ${plan}`) },
    ...(minutes === null ? [] : [text('Het verslag van de loting:'), { kind: 'quote', text: minutes } as const]),
    ...(nonce === null ? [] : [{ kind: 'facts', facts: [fact('Begin van de berekening', nonce, true)] } as const]),
  ]);
  return { id: 'loting', title, blocks };
}

/** With what everyone can check that nothing was changed afterwards. */
export function hashesSection({ hashes, softwareVersion }: OfficialRecord): RecordSection {
  const { openingRecordSha256, resultSha256, traceSha256, head } = hashes;
  const cosigned = head.cosignedBy.length === 0 ? 'niemand' : head.cosignedBy.join(', ');
  const facts = [
    fact('Wat vaststond bij het openen', openingRecordSha256, true),
    fact('De uitslag', resultSha256, true),
    fact('De stappen van de telling', traceSha256, true),
    fact('Regels in het openbare logboek', numberText(head.size)),
    fact('Laatste stand van het logboek', head.root, true),
    fact('Meegetekend door', cosigned),
    fact('Versie van het programma', softwareVersion),
  ];
  return {
    id: 'controlegetallen',
    title: 'Controlegetallen',
    blocks: [text('Hiermee kan iedereen nagaan dat er niets is veranderd.'), { kind: 'facts', facts }],
  };
}
