/** Elections that were held before, for everyone to look at and count again. */
export const pastElections = {
  title: 'Eerdere verkiezingen',
  lead: 'Hier bekijkt u hoe mensen eerder stemden. Tel zelf na met andere regels.',
  description: (gemeente: string) =>
    `Eerdere verkiezingen in ${gemeente}: bekijk de stemmen en tel ze na met andere regels.`,
  privacy: 'In de bestanden staat niet wie er stemde. Ook de volgorde van stemmen is weg.',
  area: 'Gebied',
  voters: 'Stemmen',
  plans: 'Plannen',
  budget: 'Te verdelen',
  when: 'Wanneer',
  period: (first: string, last: string) => `${first} tot en met ${last}`,
  count: 'Tel zelf met verschillende regels',
  download: 'Download het bestand',
  of: (title: string) => `van ${title}`,
  none: {
    title: 'Er zijn nog geen eerdere verkiezingen',
    text: 'Zodra de gemeente er een op de site zet, ziet u die hier.',
    action: 'Bekijk de rondes',
  },
};
