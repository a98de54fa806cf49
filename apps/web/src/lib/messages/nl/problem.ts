import { formatCalendarDay, formatPeriod } from '#lib/format.ts';

/** The facts that the API sends along with a code. */
export type Facts = Readonly<Record<string, unknown>>;
export type ProblemSentence = string | ((facts: Facts) => string);

/** A number among the facts, or nothing when it is not there after all. */
const number = (value: unknown): string => (typeof value === 'number' ? String(value) : '');

function phaseNotOpen({ opensAt, closesAt }: Facts): string {
  if (typeof opensAt !== 'string' || typeof closesAt !== 'string') {
    return 'Dit kan nu niet. Kijk bij de ronde wanneer deze stap open is.';
  }
  return `Dit kan alleen in deze periode: ${formatPeriod(opensAt, closesAt)}.`;
}

function passAlreadyCollected({ day }: Facts): string {
  const when = typeof day === 'string' ? ` op ${formatCalendarDay(day)}` : '';
  return `Met deze code is${when} al een stempas opgehaald. Gebruik het toestel waarop u dat deed. Was u dat niet? Bel de gemeente.`;
}

/** Why somebody may not take part; `not-eligible` carries all reasons at once. */
const reasons: Readonly<Record<string, ProblemSentence>> = {
  'outside-area': 'U woont niet in deze wijk.',
  'outside-gemeente': 'U woont niet in deze gemeente.',
  'residence-unknown': 'Wij weten niet in welke buurt u woont.',
  'too-young': ({ minimumAge }) => `U bent nog niet oud genoeg. U moet ${number(minimumAge)} jaar zijn.`,
  'age-unknown': 'Wij weten niet hoe oud u bent.',
};

function notEligible({ reasons: given }: Facts): string {
  const sentences = (Array.isArray(given) ? given : []).flatMap((reason: Facts) => {
    const sentence = reasons[String(reason['code'])];
    if (sentence === undefined) return [];
    return [typeof sentence === 'function' ? sentence(reason) : sentence];
  });
  return [
    'Volgens de spelregels van deze ronde kunt u dit niet doen.',
    ...sentences,
    'Klopt dat niet? Bel de gemeente.',
  ].join(' ');
}

/** Every refusal of the API in words: what is wrong, and what to do now. A test asks for every code. */
export const problem = {
  'bad-request': 'Er klopt iets niet in wat u invulde. Kijk het na en probeer het opnieuw.',
  'not-signed-in': 'U bent niet ingelogd. Log in en probeer het opnieuw.',
  'not-allowed': 'Dit mag u niet doen met dit account. Vraag het na bij de gemeente.',
  'origin-not-allowed': 'Dit verzoek kwam van een andere site. Open deze pagina opnieuw en probeer het nog eens.',
  'not-found': 'Wat u zoekt is er niet meer. Ga terug naar het begin.',
  'area-unknown': 'Deze wijk of buurt kennen wij niet. Zoek uw wijk op bij het begin.',
  'round-unknown': 'Deze ronde bestaat niet. Zoek uw wijk op bij het begin.',
  'proposal-unknown': 'Dit plan bestaat niet meer. Bekijk de andere plannen van de ronde.',
  'past-election-unknown': 'Deze eerdere verkiezing is er niet meer. Bekijk de lijst met eerdere verkiezingen.',
  'action-unknown': 'Deze handeling bestaat niet meer. Laad de pagina opnieuw.',
  'not-eligible': notEligible,
  'phase-not-open': phaseNotOpen,
  'transition-refused': 'Dit kan niet meer, of nog niet. Laad de pagina opnieuw en kijk hoe het ervoor staat.',
  'round-id-taken': 'Er is al een ronde met dit adres. Kies een ander adres.',
  'round-changed-meanwhile':
    'Iemand anders heeft de ronde net veranderd. Laad de pagina opnieuw en kijk wat er anders is.',
  'round-frozen': 'Het stemmen is begonnen. De spelregels van deze ronde staan nu vast.',
  'round-invalid': 'De ronde is nog niet goed ingevuld. Kijk na wat er bij de velden staat.',
  'change-reason-missing': 'Schrijf op waarom u de ronde verandert. Iedereen kan dat lezen.',
  'proposal-changed-meanwhile':
    'Uw plan is in een ander venster veranderd. Laad de pagina opnieuw en kijk wat er anders is.',
  'proposal-not-draft': 'Dit plan is al ingestuurd. U kunt het niet meer veranderen.',
  'proposal-not-supportable': 'Dit plan kunt u nu niet steunen. Bekijk de andere plannen.',
  'proposal-invalid': 'Uw plan is nog niet compleet. Kijk na wat er bij de velden staat.',
  'too-many-proposals': ({ maximum }: Facts) =>
    `U heeft al ${number(maximum) || 'genoeg'} plannen in deze ronde. Meer mag niet. Neem eerst een plan terug.`,
  'too-many-withdrawn': 'U heeft te veel plannen teruggenomen. In deze ronde kunt u geen nieuw plan meer beginnen.',
  'support-not-enough': 'Dit plan heeft nog te weinig steun. Daarom kunt u het nog niet beoordelen.',
  'verdict-invalid': 'De beoordeling is nog niet compleet. Kijk na wat er bij de velden staat.',
  'roll-unknown': 'Voor deze ronde is er nog geen kiezerslijst. Lees die eerst in.',
  'reference-unknown': 'Dit kenmerk staat niet op de kiezerslijst. Kijk het nummer na.',
  'held-collection-unknown': 'Deze aanvraag staat er niet meer. Laad de pagina opnieuw.',
  'roll-malformed': 'De kiezerslijst heeft regels die niet kloppen. Kijk na wat er bij de regels staat.',
  'roll-fixed': 'De kiezerslijst staat vast. Zijn de spelregels veranderd? Zet ze dan terug.',
  'roll-references-different': 'De kenmerken zijn niet precies die van de kiezerslijst. Kijk het bestand na.',
  'codes-already-made': 'De codes van deze ronde zijn al gemaakt. Maak ze alleen opnieuw als de brieven weg zijn.',
  'code-malformed': 'Deze code klopt niet. Kijk of u alle 16 tekens goed heeft overgenomen.',
  'code-refused': 'De code en het geboortejaar horen niet bij elkaar. Kijk ze allebei na.',
  'code-locked': 'Deze code is te vaak fout ingevuld. Probeer het morgen opnieuw. Lukt het dan niet? Bel de gemeente.',
  'blinded-message-invalid':
    'Uw toestel stuurde iets wat wij niet konden lezen. Laad de pagina opnieuw en begin opnieuw.',
  'passes-not-open': 'U kunt uw stempas nog niet ophalen. Kijk bij de ronde vanaf welke dag het kan.',
  'passes-closed': 'Het stemmen is voorbij. U kunt geen stempas meer ophalen.',
  'pass-already-collected': passAlreadyCollected,
  'votes-on-paper': 'Met deze code is gekozen voor stemmen op papier. Bel de gemeente.',
  'collection-held': 'Uw aanvraag is in behandeling. De gemeente kijkt er eerst naar. Probeer het morgen opnieuw.',
  'ballot-box-unknown': 'De stembus van deze ronde staat nog niet klaar. Probeer het later opnieuw.',
  'keys-fixed': 'De sleutels van deze ronde staan vast. De stembus staat al klaar.',
  'tally-key-invalid': 'De sleutel van de stembus klopt niet. Elk deel hoort bij een andere sleutelhouder.',
  'witness-key-malformed': 'Dit is geen sleutel van een controleur. Kijk of u alles heeft overgenomen.',
  'witness-name-taken': 'Er is al een controleur met deze naam. Kies een andere naam.',
  'too-many-witnesses': 'Deze ronde heeft al zo veel controleurs als er kunnen zijn.',
  'witness-unknown': 'Deze controleur is er niet meer. Laad de pagina opnieuw.',
  'opening-not-proposed': 'Er is nog niet gevraagd om de stembus klaar te zetten. Doe dat eerst.',
  'opening-signatures-missing':
    'De sleutelhouders hebben nog niet getekend. Dat moet voordat de stembus klaar kan staan.',
  'opening-signature-invalid': 'Deze handtekening hoort niet bij wat nu vaststaat. Laad de pagina opnieuw.',
  'trustee-unknown': 'Deze ronde heeft geen sleutelhouder met deze naam. Kijk de naam na.',
  'box-not-closed': 'De stembus is nog niet dicht. Wacht tot het stemmen is gesloten.',
  'box-not-opened': 'De stembus is nog niet open. Er zijn nog te weinig delen van de sleutel.',
  'share-of-nobody': 'Dit deel hoort niet bij de sleutel van deze ronde. Kijk de code na.',
  'log-size-unknown': 'Zo lang is het logboek nooit geweest. Laad de pagina opnieuw.',
  'batch-unknown': 'Deze lichting staat nog niet in het logboek. Kijk later nog eens.',
  'checkpoint-unknown': 'Het logboek is nooit precies zo lang geweest. Laad de pagina opnieuw.',
  'cosignature-invalid': 'Deze handtekening is niet van een controleur van deze ronde.',
  'ballot-box-doubted':
    'De stembus neemt even geen stemmen aan. Mensen kijken eerst wat er is. Uw stem blijft op dit toestel.',
  'ballot-malformed': 'Uw stem kwam niet goed aan. Laad de pagina opnieuw en stem nog een keer.',
  'incident-not-now': 'Het logboek van deze ronde is nog niet begonnen, of het is al klaar.',
  'receipt-invalid': 'Dit is geen stembewijs van deze stembus.',
  'receipt-not-due': 'Deze lichting hoeft nog niet in het logboek te staan. Kijk later nog eens.',
  'pass-invalid':
    'Uw stempas is niet geldig voor deze ronde. Gebruik het toestel of het bestand met uw stempas, of bel de gemeente.',
  'signature-invalid': 'Uw stem hoort niet bij deze stempas. Gebruik het toestel met uw stempas.',
  'voting-not-open': 'Het stemmen is nog niet begonnen. Bewaar uw stempas en kom later terug.',
  'voting-closed': 'Het stemmen is gesloten. Uw stem kon niet meer mee.',
  'ballot-conflict': 'Met deze stempas is al een andere stem uitgebracht. Die stem telt.',
  'ballot-final': 'U heeft al gestemd. In deze ronde kunt u uw stem niet meer veranderen.',
  'ballot-chain-broken': 'U heeft op een ander toestel of in een ander venster al gestemd. Laad de pagina opnieuw.',
  'action-pending': 'Dit is al gevraagd. Wacht tot de tweede persoon beslist, of trek de vraag eerst in.',
  'action-decided': 'Hierover is al beslist, of de tijd is voorbij. Laad de pagina opnieuw.',
  'action-expired': 'De 24 uur zijn voorbij. Vraag het opnieuw.',
  'action-outdated': 'Er is sindsdien iets veranderd. Wijs dit af en vraag het opnieuw.',
  'approver-is-proposer': 'U heeft dit zelf gevraagd. Een ander keurt het goed.',
  'approver-of-same-organisation':
    'U werkt bij dezelfde organisatie als wie dit vroeg. Iemand van een andere organisatie keurt het goed.',
  'payload-different': 'Dit is niet precies wat gevraagd is. Laad de pagina opnieuw en lees alles nog een keer.',
  'opening-not-ready': 'De stembus kan nog niet klaargezet worden. Kijk in de lijst wat nog mist.',
  'closing-too-early': 'De tijd om te stemmen is nog niet voorbij. Wacht, of vraag met een reden om eerder te sluiten.',
  'draw-not-asked': 'De telling vraagt niet om een loting. Laad de pagina opnieuw.',
  'draw-between-others': 'Dit zijn niet precies de plannen met evenveel stemmen. Laad de pagina opnieuw.',
  'draw-order-incomplete': 'In de volgorde mist een plan, of een plan staat er twee keer in. Kijk de nummers na.',
  'outcome-unknown': 'Er is nog geen uitslag. Kijk bij de ronde wanneer die komt.',
  'draws-changed-meanwhile': 'Tijdens het tellen is een loting vastgelegd. Tel opnieuw.',
  'opening-records-differ': 'De stembus hoort niet bij wat bij het openen is vastgelegd. Tel niet en meld dit.',
  'ballots-missing': 'Er missen stemmen die wel in het logboek staan. Er is niets geteld. Meld dit.',
  'ballots-not-in-log': 'Er liggen stemmen in de stembus die niet in het logboek staan. Er is niets geteld. Meld dit.',
  'ballots-not-proven': 'Een stem heeft geen geldige stempas of handtekening. Er is niets geteld. Meld dit.',
  'too-few-ballots': 'Er zijn te weinig stemmen om ze een voor een te laten zien. Bekijk de uitslag in totalen.',
  'ballots-exceed-passes': 'Er zijn meer stemmen dan opgehaalde stempassen. Er is niets geteld. Meld dit.',
  'election-id-taken': 'Er is al een eerdere verkiezing met dit adres. Kies een ander adres.',
  'election-file-malformed': 'Het bestand klopt niet. Er is niets bewaard. Kijk na wat er bij de regels staat.',
  'election-file-too-heavy': 'Dit bestand is te groot om te lezen. Er is niets bewaard. Kies een kleiner bestand.',
  'body-too-large': 'Wat u stuurde is te groot. Maak de tekst korter of het bestand kleiner.',
  'content-type-unknown': 'Dit soort bestand kunnen wij niet lezen. Kies een ander bestand.',
  'too-many-requests': 'U probeerde het te vaak. Wacht een minuut en probeer het opnieuw.',
  'internal-error': 'Er ging iets mis bij ons. Probeer het over een paar minuten opnieuw.',
  'not-ready': 'De site is even niet bereikbaar. Probeer het over een paar minuten opnieuw.',
} satisfies Record<string, ProblemSentence>;
