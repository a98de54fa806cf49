import {
  type AreaCode,
  type CategoryId,
  ID_FORMS,
  isReadable,
  type PastElectionId,
  type ProposalId,
  type RoundId,
  UUID,
} from '@wijkbegroting/domain';
import { z } from 'zod';

/** A schema that checks exactly what a brand of the domain promises; zod cannot know the brand itself. */
export function branded<Brand>(schema: z.ZodType): z.ZodType<Brand, Brand> {
  return schema as z.ZodType<Brand, Brand>;
}

/** Text that can be kept and shown, see `isReadable`, in one spelling of its characters. May be empty. */
export function Text(maximum: number) {
  return z.string().normalize('NFC').max(maximum).refine(isReadable, 'holds characters that cannot be kept');
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

const { round, category, area, pastElection } = ID_FORMS;

/** An id of our own making. */
export const Uuid = z.string().regex(UUID);
export const RoundIdText = branded<RoundId>(z.string().max(round.maximumLength).regex(round.pattern));
export const ProposalIdText = branded<ProposalId>(Uuid);
export const CategoryIdText = branded<CategoryId>(z.string().max(category.maximumLength).regex(category.pattern));
export const PastElectionIdText = branded<PastElectionId>(
  z.string().max(pastElection.maximumLength).regex(pastElection.pattern),
);
export const AreaCodeText = branded<AreaCode>(z.string().regex(area.pattern));

export const RoundParams = z.strictObject({ roundId: RoundIdText });
export const ProposalParams = z.strictObject({ proposalId: ProposalIdText });
