import { isBlank, isReadable, parseCalendarDay, toReadableLine } from '@wijkbegroting/domain';
import { z } from 'zod';

/** One line that can be kept and shown, whatever the provider sends: a control character counts as a space. */
const line = (maximum: number) =>
  z
    .string()
    .overwrite((value) => toReadableLine(value.replaceAll(/\p{Cc}/gu, ' ')))
    .max(maximum);

/** Text that says nothing means that the provider does not know. */
const text = (maximum: number) =>
  line(maximum)
    .optional()
    .transform((value) => (value === undefined || isBlank(value) ? null : value));

const Claims = z.object({
  // Who it is may never be changed: what cannot be kept is refused.
  sub: z.string().min(1).max(255).refine(isReadable),
  name: line(200).refine((name) => !isBlank(name)),
  email: text(320),
  email_verified: z.boolean().optional(),
  organisation: text(200),
  buurt_code: text(20),
  gemeente_code: text(20),
  birthdate: z
    .string()
    .optional()
    .transform((value) => (value !== undefined && parseCalendarDay(value).ok ? value : null)),
});

/** What a login provider says of somebody, as far as we use it; null is not known. */
export interface LoginClaims {
  readonly subject: string;
  readonly name: string;
  /** Only an address that the provider has verified. */
  readonly email: string | null;
  readonly organisation: string | null;
  readonly buurtCode: string | null;
  readonly gemeenteCode: string | null;
  readonly birthDate: string | null;
}

/** Reads the claims of an id token; other claims are left unread. Undefined when they are not what we agreed. */
export function readClaims(claims: unknown): LoginClaims | undefined {
  const parsed = Claims.safeParse(claims);
  if (!parsed.success) return undefined;
  const { sub, name, email, email_verified, organisation, buurt_code, gemeente_code, birthdate } = parsed.data;
  return {
    subject: sub,
    name,
    email: email_verified === true ? email : null,
    organisation,
    buurtCode: buurt_code,
    gemeenteCode: gemeente_code,
    birthDate: birthdate,
  };
}
