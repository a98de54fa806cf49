import { type AreaCode, type CategoryId, isReadable, type ProposalId, type RoundId } from '@wijkbegroting/domain';
import { z } from 'zod';

/** A schema that checks exactly what a brand of the domain promises; zod cannot know the brand itself. */
export function branded<Brand>(schema: z.ZodType): z.ZodType<Brand, Brand> {
  return schema as z.ZodType<Brand, Brand>;
}

/** Text that can be kept and shown: no control characters besides tab and line breaks. May be empty. */
export function Text(maximum: number) {
  return z.string().max(maximum).refine(isReadable, 'holds characters that cannot be kept');
}

/** Text on one line. May be empty. */
export function Line(maximum: number) {
  return Text(maximum).regex(/^[^\t\r\n]*$/, 'must be one line');
}

/** A list with a maximum. The domain promises never to change a list, so its type here is read-only. */
export function list<Item extends z.ZodType>(
  item: Item,
  maximum: number,
): z.ZodType<readonly z.output<Item>[], readonly z.input<Item>[]> {
  return z.array(item).max(maximum);
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** An id of our own making, in lower case so that equal ids are equal texts. */
export const Uuid = z.string().regex(UUID);
export const RoundIdText = branded<RoundId>(z.string().max(60).regex(SLUG));
export const ProposalIdText = branded<ProposalId>(Uuid);
export const CategoryIdText = branded<CategoryId>(z.string().max(40).regex(SLUG));
export const AreaCodeText = branded<AreaCode>(z.string().regex(/^[A-Z0-9]{1,20}$/));

export const RoundParams = z.strictObject({ roundId: RoundIdText });
export const ProposalParams = z.strictObject({ proposalId: ProposalIdText });
