import type { OfficialRecord } from '@wijkbegroting/records/official-record.ts';
import { fact, type RecordBlock, type RecordSection, table, text } from './blocks.ts';
import { momentText } from './moments.ts';

const DECISIONS: Readonly<Record<string, string>> = {
  'open-voting': 'Het stemmen openen',
  'close-voting': 'Het stemmen sluiten',
  'record-draw': 'De loting vastleggen',
  'publish-outcome': 'De uitslag openbaar maken',
  'report-incident': 'Een bijzonderheid melden',
  'replace-code': 'Een nieuwe stemcode geven',
};

/** When what happened. */
export function timesSection({ times }: OfficialRecord): RecordSection {
  const early: readonly RecordBlock[] =
    times.earlyReason === null
      ? []
      : [text('Het stemmen is eerder gesloten dan gepland. De reden:'), { kind: 'quote', text: times.earlyReason }];
  const moments = [
    fact('Stemmen open', momentText(times.openedAt)),
    fact('Stemmen dicht volgens plan', momentText(times.plannedClosingAt)),
    fact('Stembus gesloten', momentText(times.closedAt)),
    fact('Uitslag geteld', momentText(times.countedAt)),
    fact('Uitslag openbaar', momentText(times.publishedAt)),
  ];
  return { id: 'tijden', title: 'Wanneer gebeurde wat?', blocks: [{ kind: 'facts', facts: moments }, ...early] };
}

/** Who had which task: organisations, never people. */
export function peopleSection({ decisions, trustees, witnesses }: OfficialRecord): RecordSection {
  const decided = decisions.map(({ kind, at, proposedBy, approvedBy }) => [
    DECISIONS[kind] ?? kind,
    momentText(at),
    proposedBy,
    approvedBy,
  ]);
  const holders = trustees.holders.map(({ name, hasSignedOpening, hasRevealedShare }) => [
    name,
    hasSignedOpening ? 'ja' : 'nee',
    hasRevealedShare ? 'ja' : 'nee',
  ]);
  const needed = `Voor het openen waren ${String(trustees.threshold)} delen van de sleutel nodig.`;
  return {
    id: 'mensen',
    title: 'Wie deed wat?',
    blocks: [
      text('Hier staan organisaties. Namen van mensen staan er niet bij.'),
      table('Besluiten van twee personen', ['Besluit', 'Wanneer', 'Gevraagd door', 'Goedgekeurd door'], decided),
      text(trustees.threshold === 1 ? 'Voor het openen was 1 deel van de sleutel nodig.' : needed),
      table('Sleutelhouders', ['Sleutelhouder', 'Tekende bij het openen', 'Gaf een deel van de sleutel'], holders),
      ...witnessBlocks(witnesses),
    ],
  };
}

function witnessBlocks(witnesses: readonly string[]): readonly RecordBlock[] {
  if (witnesses.length === 0) return [text('Er keek geen controleur mee met het openbare logboek.')];
  return [text('Deze controleurs keken mee met het openbare logboek:'), { kind: 'list', items: witnesses }];
}

/** What went otherwise than it should, and who objects to what the log says. */
export function incidentsSection({ incidents, contradictedReceipts }: OfficialRecord): RecordSection {
  const told = incidents.flatMap(({ at, text: line }): readonly RecordBlock[] => [
    text(`${momentText(at)}:`),
    { kind: 'quote', text: line },
  ]);
  const none = [text('Er zijn geen bijzonderheden gemeld.')];
  const objections: RecordBlock =
    contradictedReceipts === 0 ? text(NO_OBJECTIONS) : { kind: 'warning', text: objectionsText(contradictedReceipts) };
  const blocks = [...(told.length === 0 ? none : told), objections];
  return { id: 'bijzonderheden', title: 'Bijzonderheden en bezwaren', blocks };
}

const NO_OBJECTIONS = 'Niemand leverde een stembewijs in dat het logboek tegenspreekt.';

function objectionsText(receipts: number): string {
  const who = receipts === 1 ? '1 kiezer leverde' : `${String(receipts)} kiezers leverden`;
  return `${who} een stembewijs in dat het logboek tegenspreekt. Het staat in het controlepakket.`;
}
