export const howItWorks = {
  title: 'Hoe het werkt',
  lead: 'Een wijk krijgt geld. De bewoners kiezen samen waar het naartoe gaat. Dat doen wij in een ronde.',
  onThisPage: 'Op deze pagina',
  roundTitle: 'Een ronde, stap voor stap',
  roundIntro:
    'Een ronde duurt ongeveer vijf maanden. Daarna worden de plannen gemaakt. De datums staan bij elke ronde.',
  steps: [
    {
      title: 'Voorbereiden',
      text: 'Het wijkplatform en de gemeente spreken de spelregels af. Hoeveel geld is er? Wie mag meedoen? De spelregels staan voor iedereen op deze site.',
    },
    {
      title: 'Plannen insturen en steunen',
      text: 'U stuurt een plan in: wat, waar en wat kost het ongeveer? Andere bewoners kunnen uw plan steunen. Met genoeg steun gaat het plan door.',
    },
    {
      title: 'Kan het, mag het, past het?',
      text: 'De gemeente bekijkt alle plannen op dezelfde manier. U leest bij elk plan de uitkomst en de reden. Is de prijs anders? Dan ziet u beide prijzen.',
    },
    {
      title: 'De stemlijst is klaar',
      text: 'De plannen waar u uit kiest staan nu vast. U krijgt een brief met een code. Met die code haalt u uw stempas op.',
    },
    {
      title: 'Stemmen',
      text: 'U kiest plannen binnen het geld dat er is. Dat kan op uw telefoon, op een computer of op papier.',
    },
    {
      title: 'Tellen en uitslag',
      text: 'Het tellen is openbaar. Daarna ziet u welke plannen gekozen zijn. Bij elk plan staat waarom wel of waarom niet.',
    },
    {
      title: 'Besluit en uitvoeren',
      text: 'De telling is nog niet het besluit. De gemeente neemt het besluit en stuurt een brief. Daarna worden de plannen gemaakt. U kunt volgen hoe ver het is.',
    },
  ],
  supportTitle: 'Steunen is iets anders dan stemmen',
  support: {
    supportTitle: 'Steunen',
    supportText:
      'Met uw steun laat u zien: dit is een goed plan. U mag zo veel plannen steunen als u wilt. Wij tellen de steun, en u kunt die weer intrekken.',
    voteTitle: 'Stemmen',
    voteText: 'Met uw stem kiest u welke plannen geld krijgen. U stemt één keer. Uw stem is geheim.',
  },
  promisesTitle: 'Wat wij beloven',
  promises: [
    {
      title: 'Eén stem per persoon die mag stemmen',
      text: 'Elke code werkt één keer. Stemt iemand op papier? Dan werkt de code niet meer.',
    },
    {
      title: 'Niemand ziet wat u stemt',
      text: 'Ook de beheerder niet. En niemand ziet hoe de stemming ervoor staat zolang het stemmen nog loopt.',
    },
    {
      title: 'U kunt nakijken of uw stem meetelt',
      text: 'Na het stemmen krijgt u een stembewijs. Daarmee vindt u uw stem terug in de telling.',
    },
    {
      title: 'Iedereen kan alles opnieuw tellen',
      text: 'Na het sluiten maken wij de stemmen zonder namen openbaar. Zo kan iedereen de uitslag zelf narekenen.',
    },
  ],
  /** What the software does not do yet of the promises above. Empty the list when it does; the block then goes. */
  notYetTitle: 'Dit is nog niet af',
  notYet: [
    'De stembus zit nog niet op slot met sleutels van meer mensen. Wie in de stembus kan kijken, kan de tussenstand uitrekenen. Wie wat stemde, is ook dan niet te zien.',
    'Er is nog geen openbaar logboek waarin u ziet dat er geen stem bij kwam of verdween. Uw stembewijs werkt wel.',
  ],
  notPromisedTitle: 'Wat wij niet kunnen beloven',
  notPromisedIntro: 'Geen enkel systeem is perfect. Dit kunnen wij niet voor u regelen:',
  notPromised: [
    {
      title: 'Dat niemand thuis over uw schouder meekijkt',
      text: 'Stem daarom op een rustige plek. Wordt u onder druk gezet? Kom dan stemmen bij een stempunt.',
    },
    {
      title: 'Dat een telefoon met een virus veilig is',
      text: 'Een virus op uw telefoon kan meelezen. Gebruik een toestel dat u vertrouwt.',
    },
    {
      title: 'Dat niemand al het internetverkeer opneemt',
      text: 'Wie op het moment zelf al het verkeer naar beide diensten opneemt, kan misschien zien welke stem van u is. Haalt u uw stempas een paar dagen eerder op? Dan wordt dat veel moeilijker.',
    },
    {
      title: 'Dat wij één valse stem later kunnen weghalen',
      text: 'Niemand kan zien welke stem van wie is. Dus kunnen wij ook niet één stem aanwijzen.',
    },
  ],
  whoTitle: 'Wie doet wat?',
  who: [
    { who: 'Bewoners', what: 'bedenken, steunen en kiezen plannen' },
    { who: 'Het wijkplatform', what: 'organiseert de ronde, maar ziet nooit stemmen of codes' },
    { who: 'De gemeente', what: 'bekijkt of plannen kunnen, neemt het besluit en betaalt' },
    { who: 'Een tweede persoon', what: 'keurt openen, sluiten en de uitslag mee goed' },
    { who: 'De controleur', what: 'kijkt na of alles eerlijk ging. Dat mag iedereen zijn' },
  ],
  whoHeaders: { who: 'Wie', what: 'Wat' },
  questionsTitle: 'Veelgestelde vragen',
  questions: [
    {
      question: 'Moet ik een account hebben om te stemmen?',
      answer: 'Nee. U stemt met de code uit uw brief. Inloggen is alleen nodig voor een plan insturen of steunen.',
    },
    {
      question: 'Ik ben mijn brief kwijt. Wat nu?',
      answer: 'Bel de gemeente of kom naar de balie. U krijgt dan een nieuwe code. De oude code werkt niet meer.',
    },
    {
      question: 'Krijgt een plan met de meeste stemmen altijd geld?',
      answer: 'Bijna altijd. Soms is er niet genoeg geld over voor dat plan. In de uitslag staat dan precies waarom.',
    },
    {
      question: 'Wat gebeurt er bij evenveel stemmen?',
      answer: 'Dan beslist het lot, in het openbaar. Er staat een verslag van bij de uitslag.',
    },
    {
      question: 'Mag ik meedoen als ik geen Nederlands paspoort heb?',
      answer: 'Ja. Het gaat erom waar u woont. Bij elke ronde staat wie mag stemmen en vanaf welke leeftijd.',
    },
  ],
  cta: { title: 'Doet u mee?', text: 'Zoek uw wijk en kijk wat er speelt.', button: 'Naar de wijken' },
};
