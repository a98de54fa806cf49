/** The page on which anybody counts: what it is for, the ballots and the rule. What a count says is in other texts. */
export const countExplorer = {
  title: 'Tel zelf met verschillende regels',
  lead: 'Dezelfde stemmen, een andere regel. Zie stap voor stap wat er dan gekozen wordt.',
  description: 'Tel de stemmen van een wijk zelf na. Kies een regel en zie stap voor stap waar het geld naartoe gaat.',
  crumb: 'Hoe het werkt',
  onDevice: 'Het tellen gebeurt op uw eigen apparaat.',

  withoutScript: {
    title: 'Deze pagina rekent in uw browser',
    text: 'Daarvoor is JavaScript nodig. Dat staat nu uit.',
    next: 'De regels van het tellen kunt u wel lezen.',
    link: 'Lees hoe een ronde werkt',
    roundLink: 'Lees de spelregels van deze ronde',
  },

  source: {
    title: '1. Kies de stemmen',
    chosenTitle: '1. De stemmen',
    examplesTitle: 'Een voorbeeld',
    examplesText: 'Verzonnen plannen in een verzonnen wijk. Zo ziet u meteen het verschil.',
    fileTitle: 'Een eigen bestand',
    fileText: 'Veel steden geven hun stemmen vrij als Pabulib-bestand. De naam eindigt op .pb.',
    private: 'Uw bestand blijft op dit apparaat. Wij krijgen het niet te zien.',
    choose: 'Kies een bestand',
    drop: 'Of sleep het bestand hiernaartoe.',
    dropHere: 'Laat het bestand hier los.',
    again: 'De browser bewaart uw bestand niet. Kies het daarom opnieuw.',
    roundTitle: 'Een ronde van deze site',
    roundText: 'Ga naar de uitslag van een ronde. Daar staat een link naar deze pagina.',
    roundLink: 'Bekijk de rondes',
    pastLink: 'Bekijk eerdere verkiezingen',
    other: 'Andere stemmen kiezen',
  },
  examples: {
    zonnewijk: {
      title: 'De Zonnewijk',
      text: '10 plannen, 40 kiezers. Bijna elke regel geeft een andere uitslag.',
    },
    gelijkspel: {
      title: 'Gelijkspel aan de Gracht',
      text: '8 plannen, 40 kiezers. Plannen hebben evenveel stemmen, dus het lot beslist.',
    },
    'twee-buurten': {
      title: 'Twee buurten, één budget',
      text: '9 plannen, 42 kiezers. De grote buurt stemt samen. Wat krijgt de kleine buurt?',
    },
  },

  unavailable: {
    'outcome-unknown': {
      title: 'Van deze ronde is nog geen uitslag',
      text: 'De stemmen komen vrij met de uitslag. Kom dan terug, of kies een voorbeeld.',
    },
    'too-few-ballots': {
      title: 'Deze ronde had te weinig stemmen',
      text: 'Daarom geven wij de losse stemmen niet vrij. Anders is misschien te raden wie wat koos.',
    },
    unknown: {
      title: 'Deze stemmen zijn er niet',
      text: 'Klopt de link? Kies anders een ronde of een voorbeeld.',
    },
    'no-answer': {
      title: 'De stemmen kwamen niet aan',
      text: 'Kijk of u internet hebt. Probeer het dan opnieuw.',
    },
  },
  tooLarge: {
    title: 'Dit bestand is te groot',
    text: 'Een bestand mag hier hooguit 200 MB zijn. Kies een kleiner bestand.',
  },
  broken: {
    title: 'Het tellen is vastgelopen',
    text: 'Misschien is het te veel voor dit apparaat. Probeer het opnieuw, of kies iets anders.',
  },
  toOutcome: 'Naar de echte uitslag van deze ronde',
  toRound: 'Naar de ronde',
  retry: 'Probeer opnieuw',

  refused: {
    title: (count: string) => (count === '1' ? 'In dit bestand zit 1 fout' : `In dit bestand zitten ${count} fouten`),
    text: 'Daarom is het niet geteld. Hieronder staat per regel wat er mis is.',
    anyway: 'Toch tellen wat wel klopt',
    anywayText: 'Wat fout is, telt dan niet mee. De uitslag kan daardoor anders zijn.',
    cannot: 'Zo kan het bestand niet geteld worden. Verbeter het, of kies een ander bestand.',
    more: (count: string) => `En nog ${count} andere.`,
    lineHeader: 'Regel',
    problemHeader: 'Wat er staat',
    table: 'Fouten in het bestand',
  },
  warnings: {
    title: (count: string) =>
      count === '1' ? 'In het bestand viel 1 ding op' : `In het bestand vielen ${count} dingen op`,
    table: 'Wat opviel in het bestand',
  },

  facts: {
    plans: 'Plannen',
    voters: 'Kiezers',
    budget: 'Te verdelen',
    votes: 'Manier van stemmen',
    voteType: {
      approval: 'plannen kiezen',
      'choose-1': 'één plan kiezen',
      cumulative: 'punten verdelen',
      scoring: 'punten geven',
      ordinal: 'plannen op volgorde zetten',
    },
  },
  noPlans: { title: 'Er valt niets te tellen', text: 'In dit bestand staat geen plan. Kies andere stemmen.' },

  rule: {
    title: '2. Kies een regel',
    legend: 'Hoe wordt het geld verdeeld?',
    others: 'Meer regels',
    more: 'Meer keuzes',
    toResult: 'Naar de uitslag met deze regel',
    restLegend: 'Wat gebeurt er met geld dat over is?',
    restFor: 'Deze keuze hoort bij gelijke delen.',
    whole: 'Iedereen begint met een bedrag zonder centen.',
    minimum: 'Stemmen die een plan ten minste nodig heeft',
    minimumError: 'Vul een heel getal in, van 0 tot en met 1.000.000.',
    subBudgets: 'Ook het geld per soort of buurt telt mee',
    subBudgetsHint: (names: string) => `Het bestand verdeelt het geld over ${names}.`,
  },

  result: {
    title: '3. Bekijk de uitslag',
    reading: 'Het bestand wordt gelezen',
    fetching: 'De stemmen komen eraan',
    counting: 'De stemmen worden geteld',
    progress: 'Hoe ver het tellen is',
    percentage: (part: string) => `Ongeveer ${part} klaar`,
    stop: 'Stop met tellen',
    stoppedTitle: 'U hebt het tellen gestopt',
    stoppedText: 'Er is geen uitslag. U kunt opnieuw beginnen of een andere regel kiezen.',
    again: 'Tel opnieuw',
    isTrial: 'Dit is een proef. De echte uitslag van een ronde staat bij die ronde.',
  },
  partsLabel: 'Delen van de uitslag',
  parts: { uitslag: 'Uitslag', stappen: 'Stap voor stap', regels: 'Andere regels', cijfers: 'Cijfers' },

  download: {
    title: 'Meenemen',
    text: 'Met deze bestanden kunt u de telling met een ander programma nadoen.',
    json: 'De telling, stap voor stap (JSON)',
    ballots: 'De stemmen (Pabulib, .pb)',
    fileName: (rule: string) => `telling-${rule}.json`,
  },
};
