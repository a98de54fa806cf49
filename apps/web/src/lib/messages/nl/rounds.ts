/** The list of all rounds. */
export const rounds = {
  title: 'Alle rondes',
  lead: 'In een ronde verdelen bewoners samen geld over plannen voor hun wijk.',
  description: (gemeente: string) =>
    `Alle rondes van de wijkbegroting in ${gemeente}: waar u nu een plan instuurt, steunt of stemt.`,
  crumb: 'Rondes',
  noneTitle: 'Er zijn nog geen rondes',
  noneText: 'Zodra een wijk een ronde begint, ziet u die hier. Lees alvast hoe het werkt.',
  noneAction: 'Hoe het werkt',
  draft: 'Nog niet openbaar',
  toPastElections: 'Bekijk eerdere verkiezingen',
  stage: {
    vote: 'Hier kunt u stemmen',
    ideas: 'Hier kunt u een plan insturen of steunen',
    check: 'Hier bekijkt de gemeente de plannen',
    count: 'Hier wordt geteld',
    after: 'Hier is de uitslag bekend',
    soon: 'Deze rondes beginnen nog',
    draft: 'Deze rondes zijn nog niet openbaar',
    over: 'Deze rondes zijn klaar',
  },
};
