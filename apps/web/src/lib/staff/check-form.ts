import type { Api } from '#lib/api/client.ts';
import type { Phase } from '#lib/api/types.ts';
import { staffRound as words } from '#lib/messages/index.ts';
import { areaGroups, overlaps } from './area-groups.ts';
import type { FieldError } from './fields.ts';
import { contentOfForm, type RoundContent, type RoundForm } from './round-form.ts';

/** Longest name of a kind of plan that the API takes. */
const LABEL_MAXIMUM = 60;

/** What can be said about the form before the API sees it: what cannot be read, and areas that count twice. */
export async function checkRoundForm(
  api: Api,
  form: RoundForm,
  stored: readonly Phase[],
): Promise<{ readonly content: RoundContent; readonly errors: readonly FieldError[] }> {
  const { content, errors } = contentOfForm(form, stored);
  const found = [...errors];
  if (content.categories.some(({ label }) => label.length > LABEL_MAXIMUM)) {
    found.push({ field: 'categories', text: words.errors.categoryTooLong });
  }
  if (content.areaCodes.length > 1 && (await areOverlapping(api, content.areaCodes))) {
    found.push({ field: 'areaCodes', text: words.errors.areaOverlap });
  }
  return { content, errors: found };
}

/** Looks at every gemeente there is, also those of others. */
async function areOverlapping(api: Api, areaCodes: readonly string[]): Promise<boolean> {
  const grants = areaCodes.map((areaCode) => ({ role: 'administrator' as const, areaCode }));
  return overlaps(areaCodes, await areaGroups(api, grants));
}
