export const home = {
  title: 'Uw wijk, uw keuze',
  lead: 'Elke wijk kan geld verdelen. U bedenkt plannen, steunt plannen van buren en stemt. Iedereen kan de telling narekenen.',
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
  phaseNow: 'Nu bezig',
  betweenPhases: 'Tussen twee stappen',
  until: (day: string) => `tot en met ${day}`,
  toRound: 'Bekijk de ronde',
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
        text: 'Laat zien welke plannen van buren u goed vindt. Met genoeg steun gaat een plan door.',
      },
      { title: 'Stem met uw code', text: 'U krijgt een brief met een code. Stemmen kost een paar minuten.' },
      { title: 'Volg de uitvoering', text: 'U ziet welke plannen gekozen zijn, waarom, en hoe ver het is.' },
    ],
  },
  trust: {
    title: 'Eerlijk en geheim',
    text: 'Niemand ziet wat u stemt. En u kunt zelf nakijken of uw stem is meegeteld.',
    link: 'Lees wat wij beloven',
  },
};
