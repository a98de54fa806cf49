interface ErrorText {
  title: string;
  text: string;
}

const notFound: ErrorText = {
  title: 'Deze pagina is er niet',
  text: 'Misschien klopt het adres niet. Of de pagina is verhuisd. Ga terug naar het begin en zoek uw wijk op.',
};
const notAllowed: ErrorText = {
  title: 'Deze pagina is niet voor u',
  text: 'U bent ingelogd, maar u mag deze pagina niet zien. Denkt u dat dit niet klopt? Neem dan contact op.',
};
const notSignedIn: ErrorText = {
  title: 'Log eerst in',
  text: 'Voor deze pagina moet u inloggen. Daarna brengen wij u terug naar deze pagina.',
};
const tooMany: ErrorText = {
  title: 'Even rustig aan',
  text: 'Er kwamen te veel vragen tegelijk. Wacht een minuut en probeer het opnieuw.',
};
const broken: ErrorText = {
  title: 'Er ging iets mis bij ons',
  text: 'Dat ligt niet aan u. Probeer het over een paar minuten opnieuw. Blijft het misgaan? Bel dan de gemeente.',
};

export const errorPage = {
  byStatus: { 401: notSignedIn, 403: notAllowed, 404: notFound, 429: tooMany } as Readonly<Record<number, ErrorText>>,
  other: broken,
  code: (status: number) => `Code ${String(status)}`,
  toHome: 'Naar het begin',
  toHowItWorks: 'Lees hoe het werkt',
  toSignIn: 'Inloggen',
};
