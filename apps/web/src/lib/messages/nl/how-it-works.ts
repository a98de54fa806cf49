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
      text: 'U stuurt een plan in: wat, waar en wat kost het ongeveer? Andere bewoners kunnen uw plan steunen. Met genoeg steun bekijkt de gemeente het.',
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
      text: 'U kiest plannen binnen het geld dat er is. Dat kan op uw telefoon of op een computer.',
    },
    {
      title: 'Tellen en uitslag',
      text: 'Het tellen is openbaar. Daarna ziet u welke plannen gekozen zijn. Bij elk plan staat waarom wel of waarom niet.',
    },
    {
      title: 'Besluit en uitvoeren',
      text: 'De telling is nog niet het besluit. De gemeente neemt het besluit en stuurt een brief. Daarna worden de plannen gemaakt.',
    },
  ],
  supportTitle: 'Steunen is iets anders dan stemmen',
  support: {
    supportTitle: 'Steunen',
    supportText:
      'Met uw steun laat u zien: dit is een goed plan. U mag zo veel plannen steunen als u wilt. Wij tellen de steun, en u kunt die weer intrekken.',
    voteTitle: 'Stemmen',
    voteText: 'Met uw stem kiest u welke plannen geld krijgen. U stemt één keer. Uw naam staat niet bij uw stem.',
  },
  promisesTitle: 'Wat wij beloven',
  promises: [
    {
      title: 'Eén stem per persoon die mag stemmen',
      text: 'Met een code haalt u één keer een stempas op. Met een stempas telt één stem.',
    },
    {
      title: 'Uw naam staat niet bij uw stem',
      text: 'De stembus bewaart uw stem zonder naam, tijd of adres. Zolang het stemmen loopt, laat deze site niemand de stand zien.',
    },
    {
      title: 'U krijgt een bewijs van uw stem',
      text: 'Dat heet een stembewijs. Zijn er 100 stemmen of meer? Dan ziet u daarmee bij de uitslag of uw stem meetelt.',
    },
    {
      title: 'Iedereen kan de uitslag nakijken',
      text: 'U ziet stap voor stap hoe het geld is verdeeld. Zijn er 100 stemmen of meer? Dan staan ook alle stemmen erbij, zonder namen. Iedereen kan ze dan opnieuw tellen.',
    },
  ],
  /** What a resident could expect and this version does not do. Empty the list when it does; the block then goes. */
  notYetTitle: 'Wat nog niet kan of nog niet af is',
  notYet: [
    'De stemmen zitten nog niet op slot. De beheerder van de database kan ze lezen, ook voordat het stemmen sluit. Die kan dan ook de stand uitrekenen.',
    'De beheerder van de database kan misschien ook uitzoeken welke stem van u is. Later gaat elke stem op slot, met sleutels van meer mensen.',
    'Er is nog geen openbaar logboek van de stemmen. U kunt dus niet zelf zien of er stemmen bij kwamen of verdwenen.',
    'Zijn er minder dan 100 stemmen? Dan maken wij de losse stemmen niet openbaar. U vindt uw stem dan niet terug. Opnieuw tellen kan dan ook niet.',
    'Op papier stemmen kan nog niet. Lukt stemmen op deze site niet? Bel de gemeente of kom naar de balie.',
  ],
  notPromisedTitle: 'Wat wij niet kunnen beloven',
  notPromisedIntro: 'Geen enkel systeem is perfect. Dit kunnen wij niet voor u regelen:',
  notPromised: [
    {
      title: 'Dat niemand thuis over uw schouder meekijkt',
      text: 'Stem daarom op een rustige plek. Wordt u onder druk gezet? Bel dan de gemeente.',
    },
    {
      title: 'Dat een telefoon met een virus veilig is',
      text: 'Een virus op uw telefoon kan meelezen. Gebruik een toestel dat u vertrouwt.',
    },
    {
      title: 'Dat niemand al het internetverkeer opneemt',
      text: 'Wie al het internetverkeer opneemt, kan misschien zien welke stem van u is. Haalt u uw stempas een paar dagen eerder op? Dan wordt dat veel moeilijker.',
    },
    {
      title: 'Dat wij één valse stem later kunnen weghalen',
      text: 'Wij houden niet bij welke stem van wie is. Dus kunnen wij ook niet één stem aanwijzen.',
    },
  ],
  whoTitle: 'Wie doet wat?',
  who: [
    { who: 'Bewoners', what: 'bedenken, steunen en kiezen plannen' },
    { who: 'Het wijkplatform', what: 'organiseert de ronde, maar ziet nooit stemmen of codes' },
    { who: 'De gemeente', what: 'bekijkt of plannen kunnen, neemt het besluit en betaalt' },
    { who: 'Een tweede persoon', what: 'keurt openen, sluiten en de uitslag mee goed' },
    { who: 'De controleur', what: 'leest mee en kijkt na of alles eerlijk ging' },
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
  count: {
    title: 'Tel zelf',
    text: 'Kies een regel voor het tellen. Zie stap voor stap welke plannen dan gekozen worden.',
    button: 'Tel een voorbeeld',
  },
  cta: { title: 'Doet u mee?', text: 'Zoek uw wijk en kijk wat er speelt.', button: 'Naar de wijken' },
};
