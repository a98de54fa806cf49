import {
  type Count,
  type Fraction,
  fraction,
  multiplyFractions,
  type Place,
  type Refusal,
  type SharePrice,
  type Step,
} from '@wijkbegroting/domain';
import { amountText, fractionAmountText, fractionNumberText, numberText } from './amounts.ts';
import { nameOf, type Scene, scoreText, usesPoints } from './scene.ts';

/** Why one project is funded or not, in one or two short sentences. */
export function projectText(scene: Scene, count: Count, project: Place): string {
  const refusal = count.refused.get(project);
  if (refusal !== undefined) return `Niet gekozen. ${refusalText(scene, refusal)}`;
  const step = count.steps.find(({ projects }) => projects.some((one) => one.project === project));
  return step === undefined ? 'Niet gekozen.' : `Gekozen. ${turnText(scene, step, project)}`;
}

/** What made it the turn of a project. */
export function turnText(scene: Scene, { turn, leftBefore }: Step, project: Place): string {
  const { election, currency } = scene;
  switch (turn.kind) {
    case 'score':
      return `Het had ${scoreText(election, turn.score, numberText)}, en er was nog ${amountText(leftBefore, currency)}.`;
    case 'scorePerCost':
      return turn.scorePerCost === null
        ? 'Het kost niets.'
        : `Voor elke ${amountText(THOUSAND * currency.unit, currency)} had het ${perThousand(scene, turn.scorePerCost)}.`;
    case 'guarantee':
      return `${turn.name} krijgt ten minste één plan, en dit had de meeste stemmen.`;
    case 'share':
      return shareText(scene, turn.prices, project);
    case 'load':
      return turn.load === null
        ? 'Niemand koos het, en er was geld over.'
        : `Wie het meest draagt, draagt dan samen ${fractionAmountText(turn.load, currency)}.`;
    case 'best':
      return 'Het hoort bij de plannen die samen het hoogste totaal hebben.';
  }
}

function shareText(scene: Scene, prices: readonly SharePrice[], project: Place): string {
  const price = prices.find((one) => one.project === project)?.price;
  if (price === undefined) return '';
  const most = fractionAmountText(price.perPoint, scene.currency);
  const perPoint = usesPoints(scene.election) ? ' per punt' : '';
  return `${numberText(price.payers)} kiezers betaalden samen, ieder hooguit ${most}${perPoint}.${emptiedText(price.emptied)}`;
}

/** How many gave all they had; nothing when nobody did. */
function emptiedText(voters: number): string {
  if (voters === 0) return '';
  if (voters === 1) return ' Een van hen gaf alles wat er over was.';
  return ` Daarvan gaven er ${numberText(voters)} alles wat ze hadden.`;
}

/** Votes or points for a thousand units of the currency, as an amount of a few euros tells nobody much. */
const THOUSAND = 1000;

function perThousand({ election, currency }: Scene, scorePerCost: Fraction): string {
  const score = multiplyFractions(scorePerCost, fraction(BigInt(THOUSAND * currency.unit)));
  return `${fractionNumberText(score)} ${usesPoints(election) ? 'punten' : 'stemmen'}`;
}

/** Why a project was not taken. */
export function refusalText(scene: Scene, refusal: Refusal): string {
  const { currency } = scene;
  const money = (amount: number): string => amountText(amount, currency);
  switch (refusal.kind) {
    case 'overBudget':
      return `Er was nog ${money(refusal.left)} over, dit plan kost ${money(refusal.cost)}.`;
    case 'overSubBudget':
      return `Voor ${refusal.name} was nog ${money(refusal.left)} over, dit plan kost ${money(refusal.cost)}.`;
    case 'incompatible':
      return `Dit plan kan niet samen met ${nameOf(scene, refusal.with)}.`;
    case 'stopped':
      return 'Het verdelen was al gestopt.';
    case 'belowMinimumVotes':
      return `Het had ${refusal.votes === 1 ? '1 stem' : `${numberText(refusal.votes)} stemmen`}, een plan heeft er ${numberText(refusal.minimum)} nodig.`;
    case 'notInBest':
      return 'Het hoort niet bij de plannen die samen het hoogste totaal hebben.';
    case 'noVotes':
      return 'Niemand koos dit plan.';
    case 'supportersHadTooLittle':
      return `De kiezers van dit plan hadden samen nog ${fractionAmountText(refusal.theirs, currency)}. Het kost ${money(refusal.cost)}.`;
    case 'belowMinimumTurnout':
      return `Er stemden ${numberText(refusal.voters)} mensen, en er zijn er ${numberText(refusal.minimum)} nodig.`;
  }
}
