export const accessibility = {
  title: 'Toegankelijkheid',
  lead: 'Iedereen moet kunnen meedoen. Ook met een schermlezer, zonder muis of op een oude telefoon.',
  sections: [
    {
      title: 'Zo hebben wij de site gemaakt',
      text: ['Wij volgen de regels van WCAG 2.2, niveau AA. Dat betekent bijvoorbeeld:'],
      items: [
        'U kunt alles doen met alleen een toetsenbord.',
        'Teksten zijn kort en in gewone taal.',
        'De site werkt op een klein scherm en bij 400 procent vergroten.',
        'Kleur is nooit de enige manier waarop wij iets laten zien.',
        'Bij elke kaart staat een lijst met dezelfde informatie.',
        'Bijna alles werkt zonder JavaScript. Alleen stemmen heeft het nodig, omdat uw eigen toestel uw stem maakt en ondertekent.',
      ],
    },
    {
      title: 'Heeft u hulp nodig bij het stemmen?',
      text: [
        'Iemand mag u helpen, maar kiest niet voor u. Bel de gemeente of kom langs aan de balie. Op papier stemmen kan nog niet.',
      ],
      items: [],
    },
    {
      title: 'Hoe wij het nakijken',
      text: [
        'Elke verandering gaat eerst langs een automatische controle. Die vindt niet alles.',
        'Een officieel onderzoek is nog niet gedaan. Zodra het er is, staat de toegankelijkheidsverklaring hier.',
      ],
      items: [],
    },
  ],
  problemTitle: 'Werkt iets niet voor u?',
  problemText: (phone: string) =>
    `Vertel het ons, dan lossen wij het op. Bel ${phone}. Binnen vijf werkdagen hoort u wat wij doen.`,
  complaint: 'Vindt u onze oplossing niet goed? Dan kunt u een klacht sturen naar de Nationale ombudsman.',
};
