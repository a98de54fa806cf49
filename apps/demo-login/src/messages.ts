/** Every Dutch text of the pages; the persons describe themselves in `personas.ts`. */
export const MESSAGES = {
  siteName: 'Wijkbegroting, voorbeeldomgeving',
  back: 'Terug naar de website',
  notice: {
    title: 'Dit is een voorbeeld',
    text: 'Dit is geen echte DigiD. Alle personen hier zijn verzonnen. Vul hier nooit uw eigen gegevens in.',
  },
  login: {
    title: 'Inloggen in de voorbeeldomgeving',
    intro: 'Kies als wie u wilt inloggen. U bent dan meteen ingelogd.',
    residents: 'Bewoners',
    staff: 'Wijkplatform, gemeente en toezicht',
    cancel: 'Niet inloggen',
  },
  home: {
    title: 'Inloggen in de voorbeeldomgeving',
    text: 'Hier kiest u straks een verzonnen persoon. Begin met inloggen op de website.',
  },
  expired: {
    title: 'Deze inlogpagina is verlopen',
    text: 'U wachtte te lang, of u was al ingelogd. Ga terug naar de website en log opnieuw in.',
  },
  unknownPersona: {
    title: 'Deze persoon bestaat niet',
    text: 'Ga terug naar de website en log opnieuw in. Kies dan iemand uit de lijst.',
  },
  notFound: {
    title: 'Deze pagina bestaat niet',
    text: 'Ga terug naar de website en log opnieuw in.',
  },
  failed: {
    title: 'Inloggen lukt nu niet',
    text: 'Er ging iets mis. Ga terug naar de website en log opnieuw in.',
    details: 'Voor de beheerder',
  },
} as const;
