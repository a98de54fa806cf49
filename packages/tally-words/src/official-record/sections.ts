import type { OfficialRecord } from '@wijkbegroting/records/official-record.ts';
import { fact, type RecordSection, table, text } from './blocks.ts';
import { drawsSection, hashesSection, outcomeSection } from './outcome.ts';
import { incidentsSection, peopleSection, timesSection } from './people.ts';
import { sumsSection } from './sums.ts';

/** The name of the record of a round. */
export function officialRecordTitle({ round }: Pick<OfficialRecord, 'round'>): string {
  return `Proces-verbaal van ${round.title}`;
}

/** The whole official record in words, in the order in which it is read. */
export function officialRecordSections(record: OfficialRecord): readonly RecordSection[] {
  return [
    roundSection(record),
    timesSection(record),
    peopleSection(record),
    sumsSection(record),
    outcomeSection(record),
    drawsSection(record),
    incidentsSection(record),
    hashesSection(record),
    signaturesSection(),
  ];
}

function roundSection({ round }: OfficialRecord): RecordSection {
  const facts = [
    fact('Ronde', round.title),
    fact('Gebied', round.areas.join(', ')),
    fact('Georganiseerd door', round.organiser),
  ];
  return {
    id: 'ronde',
    title: 'Over deze ronde',
    blocks: [
      text('Dit is het verslag van het stemmen en tellen. Het stembureau zet er een handtekening onder.'),
      { kind: 'facts', facts },
    ],
  };
}

function signaturesSection(): RecordSection {
  const rows = ['Voorzitter', 'Lid', 'Lid'].map((role) => [role, '', '', '']);
  const lines = table(
    'Handtekeningen van het stembureau',
    ['Functie', 'Naam', 'Plaats en datum', 'Handtekening'],
    rows,
  );
  return {
    id: 'handtekeningen',
    title: 'Handtekeningen',
    blocks: [text('Wij verklaren dat dit verslag klopt met wat wij zagen.'), { ...lines, isForm: true }],
  };
}
