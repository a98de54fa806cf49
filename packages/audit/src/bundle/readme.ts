import type { OpeningRecord } from '@wijkbegroting/domain';
import type { BundlePublication } from '@wijkbegroting/records/manifest.ts';

const WITH_BALLOTS = `Tel de stemmen zelf na
- In election.pb staat elk geteld stembiljet op een regel, zonder naam en zonder tijd.
- Open het bestand met een teksteditor of een rekenblad. De velden zijn gescheiden met een puntkomma.
- Tel hoe vaak elk plan voorkomt. Vergelijk dat met result/result.json.`;

const ONLY_TOTALS = `Alleen de totalen
- Er zijn te weinig stembiljetten om ze een voor een te laten zien.
- De controleur heeft het hele pakket. U ziet hier de totalen en alle controlegetallen.`;

const WHAT_IT_IS: Readonly<Record<BundlePublication, string>> = {
  all: 'Dit pakket is openbaar. U mag het delen.',
  totals: 'Dit pakket is openbaar. U mag het delen. Losse stembiljetten zitten er niet in.',
  auditor: 'Dit pakket is alleen voor de controleur. Deel het niet: er zijn te weinig stembiljetten.',
};

/** `README.nl.md`: how to check the round, also by hand. */
export function readmeText({ round }: OpeningRecord, publication: BundlePublication): string {
  return `# ${round.title}: het controlepakket

${WHAT_IT_IS[publication]}

Met dit pakket controleert u de stemming zonder ons te vertrouwen. U hebt geen account nodig.

## Met het programma

1. Haal de broncode van Wijkbegroting op.
2. Typ: npm run --silent verify -- PAKKET.zip
3. Het programma telt alles opnieuw en noemt elke fout. Geen fouten? Dan klopt alles.

Alle regels staan in docs/protocol.md. Daarmee kan iedereen zelf een programma maken dat dit controleert.

## Met de hand

${publication === 'totals' ? ONLY_TOTALS : WITH_BALLOTS}

Kijk hoe het geld is verdeeld
- In result/trace.ndjson staat elke stap op een regel.
- Begin met het hele bedrag. Trek bij elke stap de kosten van de gekozen plannen af.
- De regels staan in docs/rules/stemregels.md, artikel 9 tot en met 13.

Controleer of er niets is veranderd
- In manifest.json staat van elk bestand een controlegetal (SHA-256).
- Reken het na: sha256sum opening/record.json
- Het getal van de start moet hetzelfde zijn als wat bij het begin van het stemmen openbaar was.

Zoek uw eigen stem
- Op uw stembewijs staat een controlegetal. Zoek het in log/leaves.ndjson.
- Het hoort in de groep te staan die op uw stembewijs staat.
`;
}
