/** What a new round starts with. Whoever makes the round can change all of it. */
export const staffTemplates = {
  names: {
    'verdeel-het-geld': 'Verdeel het geld',
    'klein-wijkbudget': 'Klein wijkbudget',
    'kies-er-vijf': 'Kies er maximaal 5',
  },
  explanations: {
    'verdeel-het-geld': 'Bewoners kiezen plannen tot het geld op is. € 40.000, 25 keer steun, stemmen vanaf 12 jaar.',
    'klein-wijkbudget': 'Voor een kleine wijk of een eerste keer. € 10.000, kleine plannen, 15 keer steun.',
    'kies-er-vijf': 'Bewoners kiezen hun 5 beste plannen. € 70.000, 50 keer steun, stemmen vanaf 18 jaar.',
  },
  categories: [
    { id: 'groen', label: 'Groen en natuur' },
    { id: 'ontmoeten', label: 'Ontmoeten' },
    { id: 'spelen-en-sport', label: 'Spelen en sport' },
    { id: 'veilig', label: 'Veilig en schoon' },
    { id: 'kunst-en-cultuur', label: 'Kunst en cultuur' },
  ],
  fixedPoints: [
    'Een plan ligt in de wijk en is voor iedereen te gebruiken.',
    'Het plan is binnen twaalf maanden klaar.',
    'Vaste taken van de gemeente horen er niet bij.',
  ].join('\n'),
  decides: [
    'De stemming bepaalt in welke volgorde plannen geld krijgen.',
    'De gemeente neemt daarna een besluit over elk plan. De telling is nog geen besluit.',
  ].join('\n'),
  excludedTopics: [
    'vaste taken van de gemeente, zoals wegen onderhouden',
    'eigen huis of tuin',
    'geld verdienen met een bedrijf',
    'politiek of geloof uitdragen',
  ],
};
