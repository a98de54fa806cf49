/** Of every text in the file. */
export const LANGUAGE = 'nl';

/** What stands at the foot of a page. */
export function pageLine(title: string, page: number, pages: number): string {
  return `${title} · bladzijde ${String(page)} van ${String(pages)}`;
}
