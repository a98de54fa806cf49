import type { TestApp } from './app.ts';
import { type Answer, call } from './call.ts';
import type { SignedIn } from './factories.ts';

/** Asks for a new code for one person; it is made for the second person who asks. */
export function askNewCode(held: TestApp, id: string, as: SignedIn, reference: string): Promise<Answer> {
  return call(held, `POST /v1/rounds/${id}/code-replacements`, { as, body: { reference } });
}

/** Two people give somebody a new code. @returns what the second one hears */
export async function giveNewCode(
  held: TestApp,
  {
    id,
    staff,
  }: { readonly id: string; readonly staff: { readonly administrator: SignedIn; readonly approver: SignedIn } },
  reference: string,
): Promise<Answer> {
  const asked = await askNewCode(held, id, staff.administrator, reference);
  return asked.status === 200 ? await askNewCode(held, id, staff.approver, reference) : asked;
}
