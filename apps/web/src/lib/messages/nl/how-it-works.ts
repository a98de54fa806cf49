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
      text: 'U kiest plannen binnen het geld dat er is. Uw toestel doet uw stem in een dichte envelop.',
    },
    {
      title: 'Tellen en uitslag',
      text: 'De sleutelhouders openen samen de stembus. Na het tellen ziet u welke plannen gekozen zijn. Bij elk plan staat waarom wel of waarom niet.',
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
    voteText: 'Met uw stem kiest u welke plannen geld krijgen. U stemt één keer. Niemand ziet wat u stemt.',
  },
  promisesTitle: 'Wat wij beloven',
  /** The promises of the protocol, and nothing beside them. */
  promises: [
    {
      title: 'Eén stem per persoon die mag stemmen',
      text: 'Met een code haalt u één keer een stempas op. Met een stempas telt één stem.',
    },
    {
      title: 'Niemand ziet wat u stemt',
      text: 'Ook de beheerder niet. Uw toestel doet uw stem in een dichte envelop. Ook de stand ziet niemand, tot het stemmen sluit.',
    },
    {
      title: 'U kunt nakijken of uw stem meetelt',
      text: 'U krijgt een stembewijs. Daarmee ziet u dat uw envelop in het openbare logboek staat.',
    },
    {
      title: 'Iedereen kan alles natellen',
      text: 'Na de uitslag is er één bestand met alles erin. Uw eigen toestel kan daarmee opnieuw tellen.',
    },
  ],
  conditionsTitle: 'Dit hoort erbij',
  conditions: [
    'De sleutel van de stembus is in delen gesplitst. Sleutelhouders van verschillende organisaties hebben elk een deel.',
    'Samen kunnen genoeg sleutelhouders de stembus openen. Doen zij dat te vroeg en stiekem? Dan weten zij de stand.',
    'Na het tellen gaan de enveloppen open. Wie uw stembewijs heeft, kan dan zien wat u koos.',
    'Zijn er minder dan 100 stemmen? Dan geven wij de losse stemmen niet vrij. De controleur kan ze wel natellen.',
    'Iemand van buiten moet het logboek volgen. Bij elke ronde ziet u wie dat doet.',
  ],
  checkTitle: 'Zo controleert u dit zelf',
  checkIntro: 'U hoeft ons niet te geloven. Dit kan iedereen:',
  checkSteps: [
    {
      title: 'Kijk uw stembewijs na',
      text: 'Uw toestel zoekt uw envelop op in het logboek. Dat kan ook later, en op een ander toestel.',
    },
    {
      title: 'Volg het logboek',
      text: 'Bij elke ronde staat een openbaar logboek. Uw toestel kan de vingerafdruk ervan narekenen. Een controleur kan het tekenen.',
    },
    {
      title: 'Tel zelf na',
      text: 'Na de uitslag telt uw toestel alle stemmen opnieuw. Het kijkt ook elke handtekening na.',
    },
    {
      title: 'Mist uw stem?',
      text: 'Bewaar het controlebestand en bel de gemeente. Uw stembewijs is dan een bewijs tegen de stembus.',
    },
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
      text: 'Een virus op uw telefoon kan meelezen of iets anders versturen. Gebruik een toestel dat u vertrouwt.',
    },
    {
      title: 'Dat niemand al het internetverkeer opneemt',
      text: 'Wie al het internetverkeer opneemt, kan misschien zien welke envelop van u is. Haalt u uw stempas een paar dagen eerder op? Dan wordt dat veel moeilijker.',
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
    { who: 'Sleutelhouders', what: 'bewaren elk een deel van de sleutel en openen samen de stembus' },
    { who: 'De controleur', what: 'volgt het logboek, tekent het en telt alles na' },
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
      answer: 'Dan beslist het lot. In de spelregels van de ronde staat hoe dat gaat.',
    },
    {
      question: 'Kan ik op papier stemmen?',
      answer: 'Op deze site nog niet. Bel de gemeente of kom naar de balie. Die helpt u verder.',
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
