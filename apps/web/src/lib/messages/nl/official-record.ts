/** The page around the official record; what is in it has its words in packages/tally-words. */
export const officialRecord = {
  lead: 'Het verslag van het stemmen en tellen, met alle aantallen naast elkaar.',
  description: (round: string) => `Het proces-verbaal van ${round}: wie wat deed, en of de aantallen kloppen.`,
  pdf: 'Download het proces-verbaal (PDF)',
  toOutcome: 'Terug naar de uitslag',
  waiting: {
    title: 'Het proces-verbaal is er nog niet',
    tabTitle: (round: string) => `Proces-verbaal van ${round}`,
    text: 'Eerst wordt er gestemd en geteld. Als de uitslag openbaar is, staat het verslag hier.',
    toRound: 'Terug naar de ronde',
    toLog: 'Bekijk het openbare logboek',
  },
};
