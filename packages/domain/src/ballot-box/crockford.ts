import type { Bytes } from '../bytes.ts';
import { err, ok, type Result } from '../result.ts';

/** A typed text has a character that none of ours is mistaken for. */
export interface CrockfordError {
  readonly code: 'crockford-character';
  readonly character: string;
}

/** Crockford base32: no I, L, O or U. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const BITS = 5;

/** Cuts bytes into numbers of 5 bits, from the front. Bits that do not fill a last number are left out. */
export function fiveBitsOf(bytes: Uint8Array): readonly number[] {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('');
  return Array.from({ length: Math.floor(bits.length / BITS) }, (_, at) =>
    Number.parseInt(bits.slice(BITS * at, BITS * (at + 1)), 2),
  );
}

/** The bytes that numbers of 5 bits were cut from. Bits that do not fill a last byte are left out. */
export function bytesOfFiveBits(numbers: readonly number[]): Bytes {
  const bits = numbers.map((number) => number.toString(2).padStart(BITS, '0')).join('');
  return Uint8Array.from({ length: Math.floor(bits.length / 8) }, (_, at) =>
    Number.parseInt(bits.slice(8 * at, 8 * (at + 1)), 2),
  );
}

/** Spells numbers of 5 bits, a character each. */
export function spellCrockford(numbers: readonly number[]): string {
  return numbers.map((number) => ALPHABET.charAt(number)).join('');
}

/** Reads characters as people type them: spaces and hyphens anywhere, lower case, O for 0, I or L for 1. */
export function readCrockford(text: string): Result<readonly number[], CrockfordError> {
  const typed = text.replaceAll(/[\s-]/gu, '').toUpperCase().replaceAll('O', '0').replaceAll(/[IL]/gu, '1');
  const characters = Array.from(typed);
  const strange = characters.find((character) => !ALPHABET.includes(character));
  if (strange !== undefined) return err({ code: 'crockford-character', character: strange });
  return ok(characters.map((character) => ALPHABET.indexOf(character)));
}

/** Puts a space after every four characters but the last ones. */
export function inGroupsOfFour(code: string): string {
  return code.replaceAll(/.{4}(?!$)/gu, '$& ');
}
