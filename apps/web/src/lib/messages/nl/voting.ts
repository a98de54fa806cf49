/** Voting: from the intro up to the pass. Choosing and what follows is in voting-ballot.ts. */
export const voting = {
  tab: 'Stemmen',
  step: (number: number) => `Stap ${String(number)} van 4`,
  newWindow: '(nieuw venster)',

  intro: {
    title: 'Stemmen',
    lead: 'U kiest welke plannen de wijk betaalt. Dat duurt een paar minuten.',
    needTitle: 'Dit heeft u nodig',
    need: ['De code uit uw brief. Die heeft 16 letters en cijfers.', 'Het jaar waarin u geboren bent.'],
    noAccount: 'U hoeft niet in te loggen.',
    passTitle: 'Met de code haalt u uw stempas op',
    pass: 'Uw stempas komt op dit toestel te staan. U kunt hem één keer ophalen.',
    passOnce:
      'Raakt u uw stempas kwijt voordat u stemt? Dan kunnen wij u geen nieuwe geven. Stem daarom meteen, of bewaar de stempas als bestand.',
    promisesTitle: 'Wat wij beloven',
    promisesLink: 'Lees hoe het werkt, en wat wij niet beloven',
    sealedTitle: 'Uw stem gaat in een dichte envelop',
    sealed: 'Uw toestel maakt de envelop dicht. Die gaat pas open na het sluiten van het stemmen.',
    log: 'Bekijk het openbare logboek van deze ronde',
    begin: 'Begin met stemmen',
    beginBefore: 'Haal uw stempas op',
    until: (end: string) => `Stemmen kan tot en met ${end}.`,
    votingFrom: (start: string) => `U kunt uw stempas nu al ophalen. Stemmen kan vanaf ${start}.`,
    helpTitle: 'Hulp nodig bij het stemmen?',
    help: 'Iemand mag u helpen, maar kiest niet voor u. Op papier stemmen kan nog niet.',
  },

  code: {
    title: 'Vul de code uit uw brief in',
    label: 'Code uit uw brief',
    hint: 'Vier groepjes van vier letters en cijfers. Hoofdletters hoeven niet.',
    count: (typed: number) => `${String(typed)} van de 16 tekens`,
    right: 'Deze code kan kloppen.',
    birthYear: 'In welk jaar bent u geboren?',
    birthYearHint: 'Vier cijfers, bijvoorbeeld 1984. Zo weten wij dat de brief van u is.',
    submit: 'Haal mijn stempas op',
    back: 'Terug',
    privacy: 'Wij zien dat u een stempas ophaalt. Wij zien niet wat u stemt.',
    errors: {
      length: (typed: number) =>
        typed < 16
          ? `De code heeft 16 tekens. U heeft er ${String(typed)}. Vul de rest ook in.`
          : `De code heeft 16 tekens. U heeft er ${String(typed)}. Haal weg wat te veel is.`,
      character: (character: string) => `In de code staat nooit het teken ${character}. Kijk nog eens in uw brief.`,
      check: 'Er zit een typefout in de code. Vergelijk elk groepje met uw brief.',
      birthYear: 'Vul uw geboortejaar in met vier cijfers, bijvoorbeeld 1984.',
    },
    fromLetter: 'De code uit uw brief staat al ingevuld.',
  },

  collecting: {
    title: 'Uw stempas wordt opgehaald',
    text: 'Uw toestel maakt eerst een geheime sleutel. Daarna vraagt het de stempas. Dat duurt een paar tellen.',
    noAnswer: 'Er komt nog geen antwoord. Uw toestel probeert het vanzelf opnieuw.',
    retry: 'Probeer het nu',
    back: 'Terug naar de code',
  },

  waiting: {
    title: 'Uw stempas is opgehaald',
    lead: (start: string) => `Stemmen kan vanaf ${start}. Kom dan terug op dit toestel.`,
    text: 'Uw stempas staat nu op dit toestel. Wist u de gegevens van uw browser? Dan is de stempas weg.',
    advice: 'Bewaar de stempas daarom ook als bestand. Dan kunt u ook op een ander toestel stemmen.',
    plans: 'Bekijk alvast de plannen',
    shared: 'Bewaar eerst uw stempas als bestand. Wis daarna alles van dit toestel.',
    wipeAsk: 'Uw stempas verdwijnt van dit toestel. Heeft u het bestand bewaard?',
  },

  passFile: {
    title: 'Bewaar uw stempas',
    text: 'Wie het bestand heeft, kan met uw stempas stemmen. Bewaar het op een plek die alleen van u is.',
    save: 'Bewaar de stempas als bestand',
    saved: 'De stempas staat bij uw downloads.',
    name: (round: string) => `stempas-${round}.json`,
    loadTitle: 'Ik heb mijn stempas als bestand',
    load: 'Kies het bestand met uw stempas',
    loadHint: 'Het bestand heet meestal stempas, met daarachter de naam van de ronde.',
    problem: {
      'pass-file-malformed': 'Dit is geen stempas. Kies het bestand dat u eerder bewaarde.',
      'pass-of-other-round': 'Deze stempas is van een andere ronde. Kies een ander bestand.',
      'pass-does-not-verify': 'Deze stempas is niet geldig. Misschien is het bestand veranderd. Bel de gemeente.',
    },
  },

  /** What this device found by itself; what the API refuses is in problem.ts. */
  found: {
    'pass-does-not-verify': 'De stempas die wij kregen, klopt niet. Er is niets verloren. Bel de gemeente.',
    'opening-not-shown':
      'Wij konden niet aantonen dat deze stembus in het openbare logboek staat. Er is nu niets verstuurd. Probeer het later opnieuw of bel de gemeente.',
    'opening-not-signed':
      'De sleutelhouders hebben deze stembus niet getekend. Er is nu niets verstuurd. Bel de gemeente.',
    'opening-not-cosigned':
      'Nog geen controleur heeft deze stembus gezien. Er is nu niets verstuurd. Probeer het later opnieuw.',
    'opening-differs':
      'Deze pagina toont iets anders dan bij de start is vastgelegd. Er is nu niets verstuurd. Laad de pagina opnieuw of bel de gemeente.',
    'opening-changed':
      'Deze stembus is anders dan uw toestel eerder zag. Er is nu niets verstuurd. Stem niet verder en bel de gemeente.',
    'tally-key-unusable': 'De sleutel van de stembus klopt niet. Uw stem is niet verstuurd. Bel de gemeente.',
    'receipt-does-not-verify':
      'De stembus gaf een stembewijs dat niet klopt. Uw stem staat nog op dit toestel. Probeer het opnieuw of bel de gemeente.',
  },

  early: {
    title: 'Stemmen kan nog niet',
    from: (start: string) => `Vanaf ${start} kunt u uw stempas ophalen.`,
    text: 'U kunt de plannen wel alvast bekijken.',
    unknown: 'De stembus staat nog niet klaar. Bij de ronde ziet u wanneer het stemmen begint.',
    toRound: 'Bekijk de ronde',
    toPlans: 'Bekijk de plannen',
  },
  closed: {
    title: 'Het stemmen is voorbij',
    text: 'U kunt niet meer stemmen in deze ronde. Na het tellen staat de uitslag op deze site.',
    unfinished: 'Uw keuze op dit toestel is niet uitgebracht en telt niet mee.',
    toRound: 'Bekijk de ronde',
    toOutcome: 'Naar de uitslag',
  },
  held: {
    title: 'Uw aanvraag is in behandeling',
    text: 'Er zijn vandaag veel codes gebruikt op dit toestel of dit netwerk. Daarom kijkt de gemeente er eerst naar.',
    next: 'Kom morgen terug op dit toestel en kijk dan opnieuw. Er is niets mis met uw code.',
    again: 'Kijk opnieuw',
    other: 'Een andere code invullen',
  },
  refused: {
    title: {
      'pass-already-collected': 'Uw stempas is al opgehaald',
      'votes-on-paper': 'Met deze code stemt u hier niet',
      'code-locked': 'Deze code zit nu op slot',
      'passes-closed': 'Het stemmen is voorbij',
      'voting-closed': 'Uw stem kwam te laat',
      'ballot-conflict': 'U heeft al gestemd',
      'ballot-final': 'U heeft al gestemd',
      'ballot-chain-broken': 'U heeft ergens anders gestemd',
      'pass-invalid': 'Uw stempas is niet geldig',
      'signature-invalid': 'Uw stempas is niet geldig',
    } as Readonly<Record<string, string>>,
    otherTitle: 'Dit lukt nu niet',
    votedAlready: 'Heeft u al gestemd? Dan hoeft u niets meer te doen.',
    other: 'Een andere code invullen',
  },
  elsewhere: {
    title: 'U stemt al in een ander venster',
    text: 'Ga naar het venster waarin u bezig bent. Sluit u dat? Dan gaat u hier vanzelf verder.',
  },
  unsupported: {
    title: 'Stemmen lukt niet met deze browser',
    'secure-page': 'Deze pagina is niet via een veilige verbinding geopend. Gebruik het adres uit uw brief.',
    storage:
      'Uw browser mag niets bewaren. Dan kan uw stempas kwijtraken. Gebruik een gewoon venster of een ander toestel.',
    help: 'Lukt het nergens? De gemeente helpt u.',
  },
  withoutScript: {
    title: 'Stemmen kan hier nu niet',
    text: 'Voor het stemmen is JavaScript nodig. Uw eigen toestel maakt en ondertekent uw stem.',
    next: 'Zet JavaScript aan of gebruik een ander toestel.',
    list: 'De plannen waar u uit kiest',
  },
};
