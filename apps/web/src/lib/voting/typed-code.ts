const GROUP = 4;
const LENGTH = 16;

/** A code as it is typed, with its caret. */
export interface TypedCode {
  readonly text: string;
  readonly caret: number;
}

/**
 * Puts what is typed or pasted in four groups of four and keeps the caret with its character. Capitals, and the letters
 * that people read for a digit, become what was meant. Anything past 16 characters stays, so that the mistake is seen.
 */
export function tidyCode(text: string, caret: number): TypedCode {
  const before = charactersOf(text.slice(0, caret)).length;
  const characters = charactersOf(text);
  const groups = grouped(characters);
  return { text: groups, caret: Math.min(before + Math.max(0, Math.ceil(before / GROUP) - 1), groups.length) };
}

/** How many characters of the code are there. */
export function typedLength(text: string): number {
  return charactersOf(text).length;
}

/** Whether all the characters are there, so that the check character can be looked at. */
export function isCodeWhole(text: string): boolean {
  return typedLength(text) >= LENGTH;
}

function charactersOf(text: string): string {
  return text
    .toUpperCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
}

function grouped(characters: string): string {
  return characters.match(new RegExp(`.{1,${String(GROUP)}}`, 'gu'))?.join(' ') ?? '';
}

/** The code in the fragment of an address (`#code=…` or the code alone), as a QR code in a letter has it. */
export function codeInFragment(fragment: string): string | undefined {
  const text = decoded(fragment.replace(/^#/, '').replace(/^code=/, ''));
  return /^[\p{L}\p{N}\s-]{16,40}$/u.test(text) && typedLength(text) === LENGTH ? tidyCode(text, 0).text : undefined;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return '';
  }
}

/** Reads a year of birth as typed; undefined when nobody on the roll can be born then. */
export function readBirthYear(text: string, thisYear: number): number | undefined {
  const year = /^\s*\d{4}\s*$/.test(text) ? Number(text) : NaN;
  return year >= 1890 && year <= thisYear ? year : undefined;
}
