/** How a plan stands: a few words for the badge, and what it means. */
export const standing = {
  name: {
    draft: 'Nog niet ingestuurd',
    collectingSupport: 'Zoekt steun',
    belowThreshold: 'Te weinig steun',
    awaitingCheck: 'Genoeg steun',
    feasible: 'Gaat door',
    feasibleWithChanges: 'Gaat door met een verandering',
    notFeasible: 'Gaat niet door',
    forwarded: 'Bij een andere afdeling',
    onBallot: 'Op de stemlijst',
    withdrawn: 'Teruggenomen',
  },
  explanation: {
    draft: 'Dit plan is nog niet ingestuurd. Alleen u ziet het.',
    collectingSupport: 'Met genoeg steun bekijkt de gemeente dit plan.',
    belowThreshold: 'Het plan kreeg te weinig steun. Daarom gaat het niet verder.',
    awaitingCheck: 'Er is genoeg steun. De gemeente bekijkt het plan.',
    feasible: 'Het plan kan, het mag en het past. Het komt op de stemlijst.',
    feasibleWithChanges: 'Het plan komt op de stemlijst, met een verandering. Lees op deze pagina welke.',
    notFeasible: 'De gemeente kan dit plan niet laten doorgaan. Lees op deze pagina waarom.',
    forwarded: 'Een andere afdeling van de gemeente kijkt nu naar dit plan.',
    onBallot: 'Bewoners kunnen dit plan kiezen als zij stemmen.',
    withdrawn: 'Wie dit plan instuurde, heeft het teruggenomen.',
  },
};
