export const privacy = {
  title: 'Privacy',
  lead: 'Wij bewaren zo weinig mogelijk van u. Hier leest u wat, waarom en hoe lang.',
  sections: [
    {
      title: 'Als u alleen leest',
      text: ['Dan bewaren wij niets over u. Wij gebruiken geen volgcookies en geen diensten van andere bedrijven.'],
      items: [],
    },
    {
      title: 'Als u inlogt',
      text: ['Dit bewaren wij:'],
      items: [
        'Uw naam en, als u dat wilt, uw e-mailadres.',
        'Zolang u ingelogd bent: uw buurt en uw geboortedatum. Zo weten wij of u mag meedoen.',
        'Een cookie om te onthouden dat u bent ingelogd. Die vervalt na acht uur.',
        'Wij bewaren geen burgerservicenummer.',
      ],
    },
    {
      title: 'Als u een plan instuurt of steunt',
      text: [
        'Uw plan staat met uw naam op de site. Bij steun tellen wij alleen hoeveel mensen een plan steunen. Anderen zien niet wie dat zijn.',
      ],
      items: [],
    },
    {
      title: 'Als u stemt',
      text: ['Wie mag stemmen en wat er gestemd is, staat op twee plekken. Die plekken kennen elkaar niet.'],
      items: [
        'De kiezerslijst weet dat uw code gebruikt is, en op welke dag. Niet wat u stemde.',
        'De stembus heeft uw keuze. Zonder naam, tijd, adres of gegevens van uw toestel.',
        'Uw stempas staat alleen op uw eigen toestel. Die kunt u zelf bewaren of weghalen.',
      ],
    },
    {
      title: 'Hoe lang wij iets bewaren',
      text: [
        'Codes en kiezerslijst gaan weg als de ronde helemaal klaar is. Plannen en uitslagen blijven, want die zijn van iedereen. Hoe lang precies staat bij elke ronde.',
      ],
      items: [],
    },
    {
      title: 'Uw rechten',
      text: [
        'U mag uw gegevens bekijken, verbeteren of laten weghalen. Bel of mail de gemeente. Bent u niet tevreden? Dan kunt u klagen bij de Autoriteit Persoonsgegevens.',
        'Een stem kunnen wij niet laten zien of weghalen. Niemand weet welke stem van u is.',
      ],
      items: [],
    },
  ],
  responsibleTitle: 'Wie is verantwoordelijk?',
  responsible: (gemeente: string) =>
    `De ${gemeente} is verantwoordelijk voor uw gegevens. Er is een functionaris gegevensbescherming die meekijkt.`,
};
