import { invariant } from '../invariant.ts';
import { err, ok, type Result } from '../result.ts';
import { fiveBitsOf, inGroupsOfFour, readCrockford, spellCrockford } from './crockford.ts';

declare const brand: unique symbol;

/** A voting code as it is compared: 16 characters of the alphabet without spaces. The last one is a check. */
export type VotingCode = string & { readonly [brand]: 'VotingCode' };

/** Why a typed code cannot be one of ours. Found before anything is sent. */
export type VotingCodeError =
  | { readonly code: 'voting-code-length'; readonly length: number }
  | { readonly code: 'voting-code-character'; readonly character: string }
  | { readonly code: 'voting-code-check' };

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

/**
 * Makes a code of 10 random bytes: 15 characters of 5 bits, and the check character. The randomness comes from the
 * caller; equal bytes make equal codes. @throws when there are not exactly 10 bytes
 */
export function makeVotingCode(randomBytes: Uint8Array): VotingCode {
  invariant(randomBytes.length === VOTING_CODE_RANDOM_BYTES, 'a voting code is made of 10 random bytes');
  const data = fiveBitsOf(randomBytes).slice(0, DATA_LENGTH);
  return spellCrockford([...data, checkOf(data)]) as VotingCode;
}

/**
 * Reads a code as people type it: spaces and hyphens anywhere, lower case, O for 0, I or L for 1. Catches every single
 * wrong character and every swap of two neighbours.
 */
export function parseVotingCode(text: string): Result<VotingCode, VotingCodeError> {
  const elements = readCrockford(text);
  if (!elements.ok) return err({ code: 'voting-code-character', character: elements.error.character });
  const { length } = elements.value;
  if (length !== LENGTH) return err({ code: 'voting-code-length', length });
  const isRight = checkOf(elements.value.slice(0, DATA_LENGTH)) === elements.value[DATA_LENGTH];
  return isRight ? ok(spellCrockford(elements.value) as VotingCode) : err({ code: 'voting-code-check' });
}

/** A code as it is printed: four groups of four with a space between them. */
export function formatVotingCode(code: VotingCode): string {
  return inGroupsOfFour(code);
}
