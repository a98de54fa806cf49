import type { OfficialRecord, RecordSum, RecordTerm } from '@wijkbegroting/records/official-record.ts';
import { amountText, numberText } from '../amounts.ts';
import { type RecordBlock, type RecordSection, table, text } from './blocks.ts';

const EURO = { code: 'EUR', unit: 100 };

const TERMS: Readonly<Record<RecordTerm, string>> = {
  rollAtOpening: 'Mensen op de kiezerslijst toen de stembus openging',
  roll: 'Mensen op de kiezerslijst',
  passes: 'Stempassen opgehaald',
  paperEntries: 'Mensen die op papier stemden',
  blocked: 'Mensen met een geblokkeerde code',
  notUsed: 'Mensen die niets ophaalden',
  voters: 'Stempassen waarmee is gestemd',
  passesNotUsed: 'Stempassen waarmee niet is gestemd',
  ballots: 'Stembiljetten in de stembus',
  loggedBallots: 'Stembiljetten in het openbare logboek',
  replaced: 'Stembiljetten die de kiezer zelf verving',
  countedBallots: 'Stembiljetten die meetellen',
  invalidBallots: 'Ongeldige stembiljetten',
  paperBallots: 'Papieren stembiljetten bij het sluiten',
  loggedPaper: 'Papieren stembiljetten in het openbare logboek',
  countedPaper: 'Papieren stembiljetten die meetellen',
  invalidPaper: 'Ongeldige papieren stembiljetten',
  budget: 'Geld om te verdelen',
  funded: 'Kosten van de gekozen plannen samen',
  remainder: 'Geld dat over is',
};

const INVALID: Readonly<Record<OfficialRecord['invalid'][number]['reason'], string>> = {
  'box-does-not-open': 'De stem ging niet open met de sleutel.',
  'padding-wrong': 'De stem had niet de goede lengte.',
  'choices-malformed': 'De stem was niet te lezen.',
  'marked-invalid': 'Het papier was niet te lezen of niet goed ingevuld.',
  'ballot-duplicate-project': 'Een plan stond er twee keer op.',
  'ballot-unknown-project': 'Er stond een plan op dat niet op de stemlijst staat.',
  'ballot-too-few': 'Er waren te weinig plannen gekozen.',
  'ballot-too-many': 'Er waren te veel plannen gekozen.',
  'ballot-over-budget': 'De gekozen plannen kostten samen te veel.',
};

/** From the roll to the count, sum by sum, with the name of every difference. */
export function sumsSection({ sums, invalid, blankCount, ballotCount }: OfficialRecord): RecordSection {
  const wrong = sums.filter(({ difference }) => difference !== 0);
  const checked: readonly RecordBlock[] =
    wrong.length === 0
      ? [text('Alle sommen kloppen. Er is geen verschil.')]
      : wrong.map((sum): RecordBlock => ({ kind: 'warning', text: differenceText(sum) }));
  return {
    id: 'sommen',
    title: 'Klopt het aantal?',
    blocks: [
      text('Elk aantal is op een andere plek opgeschreven. Hieronder staan ze naast elkaar.'),
      ...checked,
      table('Van de kiezerslijst tot de telling', ['Aantal', 'Bestaat uit', 'Verschil'], sums.map(rowOf), [2]),
      text(`Er tellen ${numberText(ballotCount)} stemmen mee. Daarvan zijn er ${numberText(blankCount)} blanco.`),
      ...(invalid.length === 0 ? [text('Er waren geen ongeldige stemmen.')] : [invalidTable(invalid)]),
    ],
  };
}

function rowOf(sum: RecordSum): readonly string[] {
  const named = ({ term, count }: RecordSum['whole']): string => `${TERMS[term]}: ${sizeText(sum, count)}`;
  return [named(sum.whole), sum.parts.map(named).join('\n'), sizeText(sum, sum.difference)];
}

/** What does not fit, in words: which number, by how much, on which side. */
function differenceText(sum: RecordSum): string {
  const side = sum.difference > 0 ? 'hoger' : 'lager';
  return `Verschil: “${TERMS[sum.whole.term]}” is ${sizeText(sum, Math.abs(sum.difference))} ${side} dan de delen samen.`;
}

function sizeText({ unit }: RecordSum, size: number): string {
  return unit === 'cents' ? amountText(size, EURO) : numberText(size);
}

function invalidTable(invalid: OfficialRecord['invalid']): RecordBlock {
  const rows = invalid.map(({ reason, ballots, paper }) => [INVALID[reason], numberText(ballots), numberText(paper)]);
  return table('Waarom stemmen niet meetellen', ['Reden', 'Digitaal', 'Op papier'], rows, [1, 2]);
}
