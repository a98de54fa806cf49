/** Line breaks of Unicode that few programs know. */
const RARE_LINE_BREAKS = /[\u0085\u2028\u2029]/g;

/**
 * What no text may hold: control characters other than tab and line breaks, rare line breaks, and marks that turn the
 * text around them. They can break a file, a page or a database, or make a text look like another.
 */
const UNREADABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/;
const ALL_UNREADABLE = new RegExp(UNREADABLE, 'g');

/** A letter or a number that can be seen: Unicode counts some invisible fillers among the letters. */
const LETTER_OR_NUMBER = /(?!\p{Default_Ignorable_Code_Point})[\p{L}\p{N}]/u;

/** Whether a text says nothing: it holds no letter and no number. */
export function isBlank(text: string): boolean {
  return !LETTER_OR_NUMBER.test(text);
}

/** Length in characters (Unicode code points), spaces around the text not counted. Empty text is 0. */
export function textLength(text: string): number {
  return Array.from(text.trim()).length;
}

/** Whether a text can be kept and shown: no half surrogates, and nothing of what no text may hold. */
export function isReadable(text: string): boolean {
  return text.isWellFormed() && !UNREADABLE.test(text);
}

/** The text as it can be kept: without what no text may hold, in one spelling of its characters (NFC). */
export function toReadable(text: string): string {
  return text.toWellFormed().replaceAll(RARE_LINE_BREAKS, '\n').replaceAll(ALL_UNREADABLE, '').normalize('NFC');
}

/** The same on one line: every row of spaces, tabs and line breaks becomes one space, and none stand around the text. */
export function toReadableLine(text: string): string {
  return toReadable(text).replaceAll(/\s+/g, ' ').trim();
}
