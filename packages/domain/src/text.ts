/** Control characters other than tab and line breaks: they can break a file, a page or a database. */
const UNREADABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

/** Whether a text is empty or holds spaces only. */
export function isBlank(text: string): boolean {
  return text.trim() === '';
}

/** Length in characters (Unicode code points), spaces around the text not counted. Empty text is 0. */
export function textLength(text: string): number {
  return Array.from(text.trim()).length;
}

/** Whether a text can be kept and shown: no control characters besides tab and line breaks, no half surrogates. */
export function isReadable(text: string): boolean {
  return text.isWellFormed() && !UNREADABLE.test(text);
}
