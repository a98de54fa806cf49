/** What is fixed when the ballot box is set ready, as people read it before they sign or approve it. */
export const staffOpening = {
  round: 'Ronde',
  fewTitle: (people: string) => `Er mogen maar ${people} mensen stemmen`,
  fewText: (fewest: string) =>
    `Bij minder dan ${fewest} stemmen is soms te raden wat iemand stemde. Voeg liever gebieden samen voordat u de stembus klaarzet.`,
  budget: 'Geld om te verdelen',
  voting: 'Stemmen kan',
  rollSize: 'Mensen die mogen stemmen',
  software: 'Versie van de software',
  version: 'Soort vastlegging',
  publication: 'Wat openbaar wordt na het tellen',
  publicationText: (all: string, totals: string) =>
    `Vanaf ${all} stemmen alles. Vanaf ${totals} stemmen de totalen. Met minder alleen de uitslag.`,
  batches: 'Stemmen komen in het logboek',
  batchesText: (minutes: string) => `elke ${minutes} minuten, of later als er minder dan tien zijn`,
  draw: 'Bij evenveel stemmen',
  drawPublic: 'een loting in het openbaar',
  drawComputed: 'een loting die iedereen kan narekenen',
  projects: (count: number) => (count === 1 ? '1 plan op de stemlijst' : `${String(count)} plannen op de stemlijst`),
  plan: 'Plan',
  cost: 'Kosten',
  total: 'Samen',
  rollSizes: 'Aantal per buurt',
  small: 'Kleine buurten samen',
  rules: 'De spelregels die vast komen te staan',
  trustees: {
    title: 'Wie een deel van de sleutel heeft',
    threshold: (needed: number, all: number) =>
      all === 1
        ? 'Eén sleutelhouder opent de stembus alleen.'
        : `Van deze ${String(all)} openen er ${String(needed)} samen de stembus.`,
    alone: 'Dat is minder veilig dan samen. Bewoners zien dat er maar één sleutelhouder is.',
  },
  witnesses: {
    title: 'Wie meekijkt met het openbare logboek',
    none: 'Niemand kijkt mee vanaf een eigen computer.',
  },
  keys: 'Sleutels en controlegetallen',
  issuerKey: 'Sleutel voor stempassen',
  logKey: 'Sleutel voor stembewijzen en het logboek',
  tallyKey: 'Sleutel van de stembus',
  keyOf: (name: string) => `Sleutel van ${name}`,
  drawCommitment: 'Controlegetal van de loting',
  rollHash: 'Controlegetal van de kiezerslijst',
};
