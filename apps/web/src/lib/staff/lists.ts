const choice = new Intl.ListFormat('nl-NL', { type: 'disjunction' });

/** `beheerder, controleur of tweede persoon`. */
export function formatChoice(names: readonly string[]): string {
  return choice.format(names);
}
