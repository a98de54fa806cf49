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
        'Uw naam. Ook uw e-mailadres, als de inlogdienst dat heeft gecontroleerd.',
        'Uw buurt en uw geboortedatum. Zo weten wij of u mag meedoen. Ze gaan weg als u uitlogt.',
        'Een cookie om te onthouden dat u bent ingelogd. Die vervalt na acht uur.',
        'Logt u niet uit? Dan ruimen wij uw buurt en geboortedatum op nadat de cookie is vervallen.',
        'Wij bewaren geen burgerservicenummer.',
      ],
    },
    {
      title: 'Als u een plan instuurt of steunt',
      text: [
        'Uw plan staat op de site met de naam die u invult. Wie het plan voor de gemeente bekijkt, ziet ook uw e-mailadres.',
        'Steunt u een plan? Dan bewaren wij dat. Anderen zien alleen hoeveel mensen het plan steunen.',
      ],
      items: [],
    },
    {
      title: 'Als u stemt',
      text: [
        'Wie mag stemmen en de dichte enveloppen staan op twee plekken. Die plekken kennen elkaar niet.',
        'Uw toestel doet uw stem in een dichte envelop. Ook de beheerder kan er niet in kijken.',
      ],
      items: [
        'De kiezerslijst weet dat uw code gebruikt is, en op welke dag. Niet wat u stemde.',
        'De stembus heeft uw dichte envelop. Zonder naam, tijd, adres of gegevens van uw toestel.',
        'Genoeg sleutelhouders samen kunnen de enveloppen openen. Dat gebeurt na het sluiten.',
        'In het openbare logboek staat een code van elke envelop. Daaruit is niet af te lezen wat u koos.',
        'Zijn er 100 stemmen of meer? Dan worden alle stemmen openbaar, zonder namen.',
      ],
    },
    {
      title: 'Wat op uw eigen toestel staat',
      text: ['Dit blijft op uw toestel, in deze browser. Wij kunnen er niet bij.'],
      items: [
        'Uw stempas. Mag u uw stem niet meer veranderen? Dan gaat die weg na het stemmen.',
        'Uw stembewijs, en wat het logboek daarover liet zien.',
        'Uw dichte envelop, tot die in het logboek staat. Zo nodig stuurt uw toestel hem opnieuw.',
        'Met “Wis alles van dit toestel” haalt u dit allemaal weg.',
      ],
    },
    {
      title: 'Hoe lang wij iets bewaren',
      text: [
        'Kiezerslijst, codes en stembus blijven tot de gemeente ze na de ronde weghaalt. Dat gaat nog niet vanzelf. Plannen en uitslagen blijven, want die zijn van iedereen.',
      ],
      items: [],
    },
    {
      title: 'Uw rechten',
      text: [
        'U mag uw gegevens bekijken, verbeteren of laten weghalen. Bel de gemeente. Bent u niet tevreden? Dan kunt u klagen bij de Autoriteit Persoonsgegevens.',
        'Een stem kunnen wij niet laten zien of weghalen. Wij weten niet welke envelop van u is.',
      ],
      items: [],
    },
  ],
  responsibleTitle: 'Wie is verantwoordelijk?',
  responsible: (gemeente: string) =>
    `De ${gemeente} is verantwoordelijk voor uw gegevens. Er is een functionaris gegevensbescherming die meekijkt.`,
};
