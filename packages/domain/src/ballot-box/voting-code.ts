import { invariant } from '../invariant.ts';
import { err, ok, type Result } from '../result.ts';

declare const brand: unique symbol;

/** A voting code as it is compared: 16 characters of the alphabet without spaces. The last one is a check. */
export type VotingCode = string & { readonly [brand]: 'VotingCode' };

/** Why a typed code cannot be one of ours. Found before anything is sent. */
export type VotingCodeError =
  | { readonly code: 'voting-code-length'; readonly length: number }
  | { readonly code: 'voting-code-character'; readonly character: string }
  | { readonly code: 'voting-code-check' };

/** Crockford base32: no I, L, O or U. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const DATA_LENGTH = 15;
const LENGTH = DATA_LENGTH + 1;

/** Bytes of randomness that go into a code; 75 of their 80 bits are used. */
export const VOTING_CODE_RANDOM_BYTES = 10;

/** Times x in the field of 32 elements, with x^5 = x^2 + 1. */
function timesX(element: number): number {
  return (element << 1) ^ (element >= 16 ? 0b100101 : 0);
}

/**
 * The sum of data[i] * x^(15 - i) in the field of 32 elements. The powers of x differ up to the 31st and none is zero,
 * so changing one character, or swapping two that differ, always changes the sum.
 */
function checkOf(data: readonly number[]): number {
  return data.reduce((sum, element) => timesX(sum ^ element), 0);
}

function characterOf(element: number): string {
  return ALPHABET.charAt(element);
}

/**
 * Makes a code of 10 random bytes: 15 characters of 5 bits, and the check character. The randomness comes from the
 * caller; equal bytes make equal codes. @throws when there are not exactly 10 bytes
 */
export function makeVotingCode(randomBytes: Uint8Array): VotingCode {
  invariant(randomBytes.length === VOTING_CODE_RANDOM_BYTES, 'a voting code is made of 10 random bytes');
  const bits = Array.from(randomBytes, (byte) => byte.toString(2).padStart(8, '0')).join('');
  const data = Array.from({ length: DATA_LENGTH }, (_, at) => Number.parseInt(bits.slice(5 * at, 5 * at + 5), 2));
  return [...data, checkOf(data)].map(characterOf).join('') as VotingCode;
}

/**
 * Reads a code as people type it: spaces and hyphens anywhere, lower case, O for 0, I or L for 1. Catches every single
 * wrong character and every swap of two neighbours.
 */
export function parseVotingCode(text: string): Result<VotingCode, VotingCodeError> {
  const typed = text.replaceAll(/[\s-]/gu, '').toUpperCase().replaceAll('O', '0').replaceAll(/[IL]/gu, '1');
  const characters = Array.from(typed);
  const strange = characters.find((character) => !ALPHABET.includes(character));
  if (strange !== undefined) return err({ code: 'voting-code-character', character: strange });
  if (characters.length !== LENGTH) return err({ code: 'voting-code-length', length: characters.length });
  const elements = characters.map((character) => ALPHABET.indexOf(character));
  const isRight = checkOf(elements.slice(0, DATA_LENGTH)) === elements[DATA_LENGTH];
  return isRight ? ok(typed as VotingCode) : err({ code: 'voting-code-check' });
}

/** A code as it is printed: four groups of four with a space between them. */
export function formatVotingCode(code: VotingCode): string {
  return [0, 4, 8, 12].map((at) => code.slice(at, at + 4)).join(' ');
}
