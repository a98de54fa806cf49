import { COMPLETIONS, RULES } from '@wijkbegroting/domain';

const columns = (names: Iterable<string>): string =>
  [...names].map((name) => `                       ${name}`).join('\n');

/** What the command can do. */
export const HELP = `Telt een verkiezing uit een Pabulib-bestand (.pb), stap voor stap.

  npm run --silent tally -- BESTAND.pb … --rule REGEL [opties]

  --rule REGEL         de regel van tellen:
${columns(Object.keys(RULES))}
  --completion WAT     wat er na gelijke delen (equal-shares-…) gebeurt met geld dat over is:
${columns(COMPLETIONS.keys())}
  --tie VOLGORDE       wie er bij gelijke plannen eerst komt:
                       lex            op nummer, als tekst ("10" voor "7")
                       es             goedkoopste, dan meeste stemmen, dan op nummer
                       draw:A,B,…     de volgorde van een loting
                       zonder --tie stopt de telling als het lot moet beslissen

  --minimum-votes N    een plan heeft zo veel stemmen nodig
  --minimum-turnout N  met minder stemmen wordt er niets gekozen
  --sub-budgets        de bedragen per soort of buurt uit het bestand gelden
  --incompatible A,B   hooguit één van deze plannen; mag vaker
  --guarantee NAAM=A,B ten minste één van deze plannen; mag vaker

  --trace              ook alle stappen
  --compare            ook wat de andere regels geven
  --votes-needed A,B   ook hoeveel kiezers deze plannen tekort kwamen ("all": alle plannen)
  --lenient            tellen wat wel klopt, in plaats van het bestand te weigeren
  --json               één regel JSON per geteld bestand; in de stappen staan bedragen in de kleinste eenheid (centen)
  --help, -h           deze uitleg

Waarschuwingen en voortgang gaan naar de foutuitvoer. Code 0: geteld. Code 2: een fout in de opdracht of in een
bestand. Code 3: een telling wacht op een loting, of was te veel werk. De regels staan uitgelegd in docs/rules.
`;
