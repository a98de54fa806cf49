/** The page with the rules of a round, around the rules themselves. */
export const rulesPage = {
  title: 'Spelregels',
  tabTitle: (round: string) => `Spelregels van ${round}`,
  lead: 'Zo werkt deze ronde. De software gebruikt precies deze regels.',
  description: (round: string) =>
    `De spelregels van ${round} in gewone taal: wie mag meedoen, hoe u stemt en hoe er geteld wordt.`,
  onThisPage: 'Op deze pagina',
  sections: {
    money: 'Het geld',
    propose: 'Een plan insturen',
    support: 'Een plan steunen',
    check: 'De gemeente bekijkt de plannen',
    vote: 'Wie mag stemmen',
    ballot: 'Zo stemt u',
    count: 'Zo tellen wij',
    result: 'Wat de uitslag betekent',
  },
  changesText: 'Is er iets veranderd? Dan staat dat bij de ronde, met de reden.',
  changesLink: 'Bekijk wat er veranderd is',
};

/** "Mag ik meedoen?": a check that keeps nothing. */
export const eligibility = {
  title: 'Mag ik meedoen?',
  intro: 'Vul in waar u woont en wanneer u geboren bent. Wij bewaren niet wat u invult.',
  home: 'Waar woont u?',
  homeHint: 'Kies uw buurt, of een van de andere antwoorden.',
  inArea: (area: string) => `In ${area}, maar ik weet niet in welke buurt`,
  elsewhere: (gemeente: string) => `Ergens anders in ${gemeente}`,
  outside: (gemeente: string) => `Niet in ${gemeente}`,
  unknown: 'Dat weet ik niet',
  birthDate: 'Wanneer bent u geboren?',
  birthDateHint: 'Bijvoorbeeld 12-4-1984.',
  submit: 'Kijk of ik mag meedoen',
  errors: {
    home: 'Kies waar u woont.',
    birthDate: 'Vul uw geboortedatum in, bijvoorbeeld 12-4-1984.',
    future: 'Deze datum is nog niet geweest. Vul uw geboortedatum in.',
  },
  answerTitle: 'Dit mag u in deze ronde',
  yesMark: 'Ja',
  noMark: 'Nee',
  unsureMark: 'Niet zeker',
  yes: { propose: 'U mag een plan insturen.', support: 'U mag plannen steunen.', vote: 'U mag stemmen.' },
  no: {
    propose: 'U mag geen plan insturen.',
    support: 'U mag geen plannen steunen.',
    vote: 'U mag niet stemmen.',
  },
  unsure: {
    propose: 'Misschien mag u een plan insturen.',
    support: 'Misschien mag u plannen steunen.',
    vote: 'Misschien mag u stemmen.',
  },
  reason: {
    outsideArea: (areas: string) => `U woont niet in ${areas}.`,
    outsideGemeente: (gemeente: string) => `U woont niet in ${gemeente}.`,
    residenceUnknown: 'Het hangt ervan af waar u woont. Vraag het na bij de gemeente.',
    ageUnknown: 'Het hangt ervan af hoe oud u bent.',
    tooYoung: (age: string) => `U moet ${age} jaar of ouder zijn.`,
    tooYoungOn: (age: string, day: string) => `U moet op ${day} ${age} jaar of ouder zijn.`,
  },
  datesBelow: 'Bij de spelregels hieronder staat wanneer u dit kunt doen.',
  rollDecides: (day: string) =>
    `Voor het stemmen telt waar u op ${day} woont. De kiezerslijst van de gemeente beslist.`,
};
