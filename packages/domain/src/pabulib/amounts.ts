/** A decimal number of 0 or more, exactly as written: the digits before and after the point, outer zeros left out. */
export interface Decimal {
  readonly whole: string;
  readonly fraction: string;
}

/** Decimals that amounts may have at most. */
export const MAXIMUM_DECIMALS = 6;

/** Decimals that an amount has at least: cents. */
const MINIMUM_DECIMALS = 2;

const DECIMAL = /^[0-9]+(?:\.[0-9]+)?$/;

/** Reads `400000.0` or `2458488.22`; undefined for anything else, such as a sign, an exponent or a comma. */
export function readDecimal(text: string): Decimal | undefined {
  if (!DECIMAL.test(text)) return undefined;
  const [whole = '', fraction = ''] = text.split('.');
  return { whole: whole.slice(leadingZeros(whole)), fraction: fraction.slice(0, lengthWithoutEndZeros(fraction)) };
}

/** Reads a whole number of 0 or more, `3.0` too; undefined for anything else, and beyond the safe integers. */
export function readWhole(text: string): number | undefined {
  const decimal = readDecimal(text);
  return decimal === undefined ? undefined : toUnits(decimal, 0);
}

/** How many decimals the smallest unit needs, so that all these amounts are whole; those with too many do not count. */
export function decimalsNeeded(amounts: readonly Decimal[]): number {
  const lengths = amounts.map(({ fraction }) => fraction.length).filter((length) => length <= MAXIMUM_DECIMALS);
  return lengths.reduce((most, length) => Math.max(most, length), MINIMUM_DECIMALS);
}

/** The number in units of `decimals` decimals; undefined when it is not whole then, or not a safe integer. */
export function toUnits({ whole, fraction }: Decimal, decimals: number): number | undefined {
  if (fraction.length > decimals) return undefined;
  const units = Number(whole + fraction.padEnd(decimals, '0'));
  return Number.isSafeInteger(units) ? units : undefined;
}

/** The amount as decimal text in the currency: as few decimals as it needs. */
export function unitsText(units: number, currencyUnit: number): string {
  const whole = Math.floor(units / currencyUnit);
  const rest = String(units % currencyUnit).padStart(String(currencyUnit).length - 1, '0');
  const fraction = rest.slice(0, lengthWithoutEndZeros(rest));
  return fraction === '' ? String(whole) : `${whole}.${fraction}`;
}

function leadingZeros(digits: string): number {
  let count = 0;
  while (digits[count] === '0') count += 1;
  return count;
}

function lengthWithoutEndZeros(digits: string): number {
  let length = digits.length;
  while (digits[length - 1] === '0') length -= 1;
  return length;
}
