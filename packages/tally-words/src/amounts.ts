import type { Fraction } from '@wijkbegroting/domain';

/** Keeps an amount, or a number and its word, on one line. */
const NO_BREAK_SPACE = '\u00a0';

const whole = new Intl.NumberFormat('nl-NL', { maximumFractionDigits: 0 });

/** `14745` becomes `14.745`. */
export function numberText(value: number | bigint): string {
  return whole.format(value);
}

/** How the money of an election is written. */
export interface Currency {
  /** The code of the currency, such as EUR; shown as it is, but for the euro. */
  readonly code: string;
  /** Smallest units in one: 100 for cents. */
  readonly unit: number;
}

/** An amount in the smallest unit: `€ 9.600`, `€ 9.600,50`, `PLN 12`. */
export function amountText(amount: number, currency: Currency): string {
  return fractionAmountText({ numerator: BigInt(amount), denominator: 1n }, currency);
}

/**
 * An exact amount in the smallest unit, for reading: two decimals, rounded to the nearest, and with `ongeveer` before it
 * when that is not the exact amount. The count itself never rounds.
 */
export function fractionAmountText({ numerator, denominator }: Fraction, { code, unit }: Currency): string {
  const hundredths = numerator * 100n;
  const divisor = denominator * BigInt(unit);
  const rounded = (hundredths * 2n + divisor) / (divisor * 2n);
  const about = rounded * divisor === hundredths ? '' : 'ongeveer ';
  const decimals = rounded % 100n === 0n ? '' : `,${String(rounded % 100n).padStart(2, '0')}`;
  const sign = code === 'EUR' ? '€' : code;
  return `${about}${sign}${NO_BREAK_SPACE}${numberText(rounded / 100n)}${decimals}`;
}

/** An exact number for reading, with at most one decimal, rounded to the nearest. */
export function fractionNumberText({ numerator, denominator }: Fraction): string {
  const tenths = (numerator * 20n + denominator) / (denominator * 2n);
  return tenths % 10n === 0n ? numberText(tenths / 10n) : `${numberText(tenths / 10n)},${String(tenths % 10n)}`;
}
