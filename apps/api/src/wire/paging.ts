import { z } from 'zod';
import { Count } from '@wijkbegroting/records/quantities.ts';

/** A whole number in the query part of an address, where everything is text. Nothing else is turned into a number. */
export function QueryNumber(minimum: number, maximum: number) {
  const text = z.string().regex(/^(?:0|[1-9]\d{0,8})$/);
  return z.codec(text.meta({ type: 'integer', minimum, maximum }), z.int().min(minimum).max(maximum), {
    decode: Number,
    encode: String,
  });
}

/** Which part of a long list: at most 100 items, from a place in it. */
export const PageQuery = {
  limit: QueryNumber(1, 100).default(24),
  offset: QueryNumber(0, 100_000).default(0),
};

/** What a part of a long list says of itself. */
export const PageFacts = { total: Count, limit: Count, offset: Count };
