export const home = {
  title: 'Uw wijk, uw keuze',
  lead: 'Elke wijk kan geld verdelen. U bedenkt plannen, steunt plannen van buren en stemt. Iedereen kan zien hoe het geld is verdeeld.',
  toRounds: 'Zoek uw wijk',
  toHowItWorks: 'Zo werkt het',
  mapTitle: (gemeente: string) => `De wijken van ${gemeente}`,
  mapLead: 'Kies uw wijk op de kaart of in de lijst.',
  mapDescription: (count: number, active: number) =>
    `Kaart met ${String(count)} wijken. In ${String(active)} ${active === 1 ? 'wijk' : 'wijken'} loopt nu een ronde.`,
  roundsNow: 'Rondes die nu lopen',
  noRoundsTitle: 'Er loopt nu geen ronde',
  noRoundsText: 'Zodra een wijk een ronde begint, ziet u die hier.',
  earlierRounds: 'Eerdere rondes',
  budget: (amount: string) => `${amount} te verdelen`,
  betweenPhases: 'Tussen twee stappen',
  until: (day: string) => `tot en met ${day}`,
  areaHasRound: (count: number) => (count === 1 ? 'er loopt een ronde' : `er lopen ${String(count)} rondes`),
  steps: {
    title: 'Zo verdeelt u het geld',
    items: [
      {
        title: 'Stuur een plan in',
        text: 'Een bankje, een buurtfeest of meer groen. Een goed idee is genoeg om te beginnen.',
      },
      {
        title: 'Steun plannen',
        text: 'Laat zien welke plannen van buren u goed vindt. Met genoeg steun bekijkt de gemeente een plan.',
      },
      { title: 'Stem met uw code', text: 'U krijgt een brief met een code. Stemmen kost een paar minuten.' },
      { title: 'Bekijk de uitslag', text: 'U ziet welke plannen gekozen zijn, en waarom.' },
    ],
  },
  trust: {
    title: 'Eerlijk en open',
    text: 'Niemand ziet wat u stemt, en u kunt alles nakijken. Wij zeggen ook wat wij niet beloven.',
    link: 'Lees wat wij beloven',
  },
};
