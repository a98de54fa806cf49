/** What differs per gemeente. */
export const site = {
  name: 'Wijkbegroting',
  gemeente: 'Haarlem',
  gemeenteLong: 'gemeente Haarlem',
  description: 'Bewoners kiezen samen waar het geld van de wijk naartoe gaat.',
  attribution: 'Grenzen en cijfers: CBS/Kadaster en gemeente Haarlem (CC BY 4.0), bewerkt',
  pageTitle: (page: string) => `${page} – Wijkbegroting Haarlem`,
  contact: {
    helpTitle: 'Hulp nodig?',
    help: 'Bel de gemeente: 14 023. Of kom langs aan de balie. Wij helpen u graag.',
    phone: '14 023',
    /** For who finds a weakness: goes into security.txt. */
    security: 'mailto:wijkbegroting@example.org',
  },
};
