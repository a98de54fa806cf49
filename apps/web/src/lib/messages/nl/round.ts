/** The page of one round. */
export const round = {
  description: (title: string, amount: string, areas: string) =>
    `${title}: bewoners verdelen samen ${amount} in ${areas}. Lees waar het over gaat en wat u kunt doen.`,
  numbersTitle: 'De ronde in het kort',
  numbers: {
    budget: 'te verdelen',
    proposals: (count: number) => (count === 1 ? 'plan ingestuurd' : 'plannen ingestuurd'),
    supports: 'keer steun gegeven',
    projects: (count: number) => (count === 1 ? 'plan op de stemlijst' : 'plannen op de stemlijst'),
    largest: 'voor één plan, hooguit',
  },
  about: 'Waar gaat het over?',
  fixed: 'Wat staat vast?',
  open: 'Wat kan nog veranderen?',
  openText: {
    draft: 'Alles. De ronde is nog niet openbaar.',
    published:
      'Tot het stemmen begint, kan een datum of een regel nog veranderen. U leest dan hier wat er anders is, en waarom.',
    fixed: 'Niets meer. Toen de stembus openging, zijn de regels, de plannen en de bedragen vastgelegd.',
  },
  decides: 'Wie beslist?',
  binding: 'Hoe sterk telt de uitslag?',
  money: 'Waar komt het geld vandaan?',
  moneyAmount: (amount: string) => `Er is ${amount} te verdelen.`,
  timeline: 'Alle stappen',
  map: (areas: string) => `Kaart van de gemeente, met ${areas} in kleur.`,
  mapTitle: 'Waar deze ronde is',
  areas: 'Deze ronde is voor',
  organiser: 'Wie organiseert het?',
  contactTitle: 'Vragen over deze ronde?',
  more: 'Meer over deze ronde',
  links: {
    plans: { label: 'Alle plannen', text: 'Lees wat bewoners hebben bedacht.' },
    rules: { label: 'De spelregels', text: 'En kijk of u mag meedoen.' },
    log: { label: 'Het openbare logboek', text: 'Alles wat er met de stembus gebeurt.' },
    outcome: { label: 'De uitslag', text: 'Wanneer die komt, en wat er gekozen is.' },
  },
  changesTitle: 'Wat is er veranderd?',
  changesNone: 'Sinds deze ronde openbaar is, is er niets veranderd.',
  changesReason: 'Waarom:',
  changesTable: (day: string) => `Veranderd op ${day}`,
  changesHeaders: { field: 'Wat', before: 'Eerst', after: 'Nu' },
};
