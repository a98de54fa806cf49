import type { RoundRules } from '#lib/api/types.ts';

type Residence = RoundRules['propose']['residence'];
type Ballot = RoundRules['vote']['ballot'];

const plans = (count: number): string => (count === 1 ? '1 plan' : `${String(count)} plannen`);

/**
 * The rules of a round in words, one function per rule. They read the same data as the software does, so the page
 * cannot say anything else than what happens. Days, names and amounts come in as they are shown.
 */
export const rules = {
  money: {
    amount: (amount: string) => `Er is ${amount} te verdelen.`,
    planCost: (minimum: string | null, maximum: string) =>
      minimum === null
        ? `Een plan kost hooguit ${maximum}.`
        : `Een plan kost ten minste ${minimum} en hooguit ${maximum}.`,
    estimate: 'Schat u de kosten hoger of lager? U mag het plan toch insturen. De gemeente stelt de kosten vast.',
  },
  propose: {
    when: (period: string) => `Insturen kan van ${period}.`,
    who: (residence: Residence, areas: string, gemeente: string) => {
      if (residence === 'anyone') return 'Iedereen mag een plan insturen. Het maakt niet uit waar u woont.';
      return `U mag een plan insturen als u in ${residence === 'area' ? areas : gemeente} woont.`;
    },
    age: (minimum: number | null) =>
      minimum === null || minimum === 0
        ? 'Iedere leeftijd mag meedoen. Ook kinderen.'
        : `U moet ${String(minimum)} jaar of ouder zijn op de dag van insturen.`,
    maximum: (count: number) => `U mag hooguit ${plans(count)} insturen. Een plan dat u terugnam, telt niet mee.`,
    lengths: (title: string, summary: string, description: string) =>
      `De titel heeft hooguit ${title} letters, de samenvatting ${summary} en de uitleg ${description}.`,
    excluded: 'Een plan mag niet gaan over:',
    nothingExcluded: 'Een plan mag over alles gaan.',
    withdraw: 'U kunt uw plan terugnemen zolang het niet op de stemlijst staat.',
  },
  support: {
    when: (period: string) => `Steunen kan van ${period}.`,
    threshold: (count: number) =>
      count === 0
        ? 'De gemeente bekijkt elk plan. Steun is daarvoor niet nodig.'
        : `Een plan heeft ${String(count)} keer steun nodig. Anders bekijkt de gemeente het niet.`,
    who: (residence: Residence, areas: string, gemeente: string) => {
      if (residence === 'anyone') return 'Iedereen mag plannen steunen. Het maakt niet uit waar u woont.';
      return `U mag plannen steunen als u in ${residence === 'area' ? areas : gemeente} woont.`;
    },
    age: (minimum: number | null) =>
      minimum === null || minimum === 0
        ? 'Iedere leeftijd mag steunen. Ook kinderen.'
        : `U moet ${String(minimum)} jaar of ouder zijn op de dag dat u steunt.`,
    often: 'U mag zo veel plannen steunen als u wilt. Elk plan steunt u één keer.',
    notVoting: 'Steunen is iets anders dan stemmen.',
  },
  check: {
    when: (period: string) => `De gemeente bekijkt de plannen van ${period}.`,
    questions: 'Bij elk plan zijn de vragen gelijk. Kan het, mag het, past het?',
    reason: 'De gemeente geeft altijd een reden. Iedereen kan die lezen.',
    prices: 'Kost een plan meer of minder dan geschat? Dan ziet iedereen beide prijzen.',
  },
  vote: {
    when: (period: string) => `Stemmen kan van ${period}.`,
    who: (residence: RoundRules['vote']['residence'], areas: string, gemeente: string, day: string) =>
      `U mag stemmen als u op ${day} in ${residence === 'area' ? areas : gemeente} woont.`,
    age: (minimum: number, day: string) =>
      minimum === 0
        ? 'Iedere leeftijd mag stemmen. Ook kinderen.'
        : `U moet op ${day} ${String(minimum)} jaar of ouder zijn.`,
    letter: 'Wie mag stemmen, krijgt een brief met een code. U hoeft niet in te loggen.',
    secondFactor: (factor: RoundRules['vote']['secondFactor']) =>
      ({ birthYear: 'Met de code en uw geboortejaar haalt u uw stempas op.' })[factor],
    passes: (period: string) => `Uw stempas ophalen kan van ${period}.`,
    secret: 'Uw stem gaat in een dichte envelop. Uw naam staat er niet bij.',
  },
  ballot: {
    kind: (ballot: Ballot, amount: string) =>
      ballot.kind === 'divideBudget'
        ? `U verdeelt ${amount}. De plannen die u kiest, kosten samen niet meer dan dat.`
        : 'U kiest een aantal plannen. Wat ze kosten, maakt voor uw keuze niet uit.',
    minimum: (ballot: Ballot) =>
      ballot.minimumChoices === 0
        ? 'U mag ook niets kiezen. Dat heet blanco stemmen.'
        : `U kiest ten minste ${plans(ballot.minimumChoices)}.`,
    maximum: (ballot: Ballot) =>
      ballot.maximumChoices === null
        ? 'U kiest zo veel plannen als er in het geld passen.'
        : `U kiest hooguit ${plans(ballot.maximumChoices)}.`,
    changeable: (isChangeable: boolean) =>
      isChangeable
        ? 'U mag uw stem veranderen tot het stemmen sluit. Alleen uw laatste stem telt.'
        : 'Uw stem staat meteen vast. U kunt daarna niets meer veranderen.',
    order: 'U ziet de plannen in een willekeurige volgorde. Zo heeft elk plan evenveel kans.',
  },
  count: {
    votes: 'Elk plan dat u kiest, krijgt één stem. Alle stemmen tellen even zwaar.',
    minimumVotes: (minimum: number) =>
      minimum <= 1
        ? 'Een plan zonder stemmen wordt niet gekozen.'
        : `Een plan heeft ten minste ${String(minimum)} stemmen nodig.`,
    rule: (rule: RoundRules['count']['rule']) =>
      ({
        greedyVotes:
          'Het plan met de meeste stemmen is het eerst aan de beurt. Past het in het geld? Dan is het gekozen.',
      })[rule],
    whenNextDoesNotFit: (what: RoundRules['count']['whenNextDoesNotFit']) =>
      what === 'skip'
        ? 'Past een plan niet meer in het geld? Dan is het volgende plan aan de beurt.'
        : 'Past een plan niet meer in het geld? Dan stopt het verdelen.',
    tie: (tie: RoundRules['count']['tie']) =>
      ({
        publicDraw: 'Hebben plannen evenveel stemmen en is er niet genoeg geld? Dan beslist het lot, in het openbaar.',
        computedDraw:
          'Hebben plannen evenveel stemmen en is er niet genoeg geld? Dan rekent de computer een loting uit. Niemand kent die vooraf, en iedereen kan hem later narekenen.',
      })[tie],
    recount: 'Bij de uitslag staat elke stap van de telling.',
  },
  bindingForce: (force: RoundRules['bindingForce']) =>
    ({
      binding: 'De uitslag is bindend. De gemeente neemt een besluit dat de uitslag volgt.',
      advice: 'De uitslag is een advies. Het college van burgemeester en wethouders beslist.',
      subsidyCeiling: 'De uitslag bepaalt de volgorde waarin plannen subsidie kunnen krijgen.',
    })[force],
  notYetDecision: 'De telling is nog geen besluit. Over elk gekozen plan neemt de gemeente nog een besluit.',
  fixed: 'Als de stembus opengaat, staat alles vast. Dan verandert er niets meer aan regels, plannen of bedragen.',
};
