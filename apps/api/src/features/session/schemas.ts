import { z } from 'zod';
import { Line, list, Uuid } from '@wijkbegroting/records/texts.ts';

const RoleWire = z.enum(['wijkplatform', 'official', 'administrator', 'approver', 'auditor']);

/** Who is signed in; `account` is null for a visitor. */
export const SessionWire = z
  .strictObject({
    account: z
      .strictObject({
        id: Uuid,
        name: z.string(),
        organisation: z.string().nullable(),
        buurtCode: z.string().nullable(),
        roles: list(z.strictObject({ role: RoleWire, areaCode: z.string() }), 200),
      })
      .nullable(),
  })
  .meta({ id: 'Session' });

/** `returnTo` is a path on this site; anything else leads home. */
export const LoginQuery = z.strictObject({ returnTo: Line(500).optional() });
