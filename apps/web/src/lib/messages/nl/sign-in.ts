export const signIn = {
  title: 'Inloggen',
  lead: 'Log in om een plan in te sturen of een plan te steunen.',
  button: 'Verder naar inloggen',
  back: 'Daarna brengen wij u terug naar de pagina waar u was.',
  notForVoting: 'Wilt u stemmen? Dan hoeft u niet in te loggen. U stemt met de code uit uw brief.',
  notForReading: 'Alleen lezen? Dat kan altijd zonder inloggen.',
  whatWeKeepTitle: 'Wat wij bewaren als u inlogt',
  whatWeKeep: [
    'Uw naam. Die zien anderen alleen bij een plan dat u instuurt.',
    'In welke buurt u woont en of u oud genoeg bent, zolang u ingelogd bent.',
    'Geen burgerservicenummer.',
  ],
  privacyLink: 'Lees meer over privacy',
  alreadyTitle: (name: string) => `U bent ingelogd als ${name}`,
  alreadyText: 'U hoeft niets te doen.',
  signOut: 'Uitloggen',
  help: 'Lukt inloggen niet?',
};
