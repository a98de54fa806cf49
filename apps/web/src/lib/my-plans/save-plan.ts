import { type Api, attempt, type Problem, read } from '#lib/api/client.ts';
import type { OtherVersion } from './draft-saver.ts';
import { contentOf, differences, nameOf, type TypedPlan, typedOf } from './typed-plan.ts';

/** What became of saving a draft. */
export type SaveOutcome =
  | { readonly kind: 'saved'; readonly version: number; readonly at: string }
  | { readonly kind: 'other-version'; readonly other: OtherVersion; readonly problem: Problem }
  | { readonly kind: 'refused'; readonly problem: Problem };

/**
 * Saves a draft as it was typed. When the server has another version, that one comes back; unless it says the same, as
 * happens when the answer to an earlier try was lost.
 */
export async function savePlan(api: Api, id: string, version: number, typed: TypedPlan): Promise<SaveOutcome> {
  const path = { proposalId: id };
  const content = contentOf(typed);
  const proposerName = nameOf(typed);
  const body = {
    version,
    ...content,
    costItems: [...content.costItems],
    ...(proposerName === undefined ? {} : { proposerName }),
  };
  const { data, problem } = await attempt(api.PUT('/v1/proposals/{proposalId}', { params: { path }, body }));
  if (problem === undefined) return { kind: 'saved', version: data.version, at: data.updatedAt };
  if (problem.code !== 'proposal-changed-meanwhile') return { kind: 'refused', problem };
  const theirs = await read(api.GET('/v1/proposals/{proposalId}', { params: { path } }));
  const other = { version: theirs.version, typed: typedOf(theirs) };
  const isSame = differences(typed, other.typed).length === 0;
  if (isSame) return { kind: 'saved', version: theirs.version, at: theirs.updatedAt };
  return { kind: 'other-version', other, problem };
}
