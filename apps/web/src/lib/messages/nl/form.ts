export const form = {
  optional: 'niet verplicht',
  errorSummary: (count: number) =>
    count === 1 ? 'Er is nog 1 ding dat niet klopt' : `Er zijn nog ${String(count)} dingen die niet kloppen`,
  errorPrefix: 'Fout:',
  choose: 'Maak een keuze',
  charactersLeft: (left: number) => (left === 1 ? 'Nog 1 letter over' : `Nog ${String(left)} letters over`),
  charactersOver: (over: number) => (over === 1 ? '1 letter te veel' : `${String(over)} letters te veel`),
  charactersAtMost: (maximum: number) => `Niet meer dan ${String(maximum)} letters.`,
};
