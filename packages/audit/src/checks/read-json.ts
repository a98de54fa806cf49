import { parseCanonicalJson } from '@wijkbegroting/domain';
import type { z } from 'zod';
import type { Findings } from './findings.ts';

/** Reads canonical JSON of any shape; what is not is a failure of V02. */
export function readCanonical(text: string, place: string, findings: Pick<Findings, 'fail'>): unknown {
  const parsed = parseCanonicalJson(text);
  if (parsed.ok) return parsed.value;
  const isMalformed = parsed.error.code === 'json-malformed';
  findings.fail('V02', place, isMalformed ? 'is no JSON' : 'is JSON in another spelling than the canonical one');
  return undefined;
}

/** Reads a value of one shape; every field that is not of that shape is a failure of V02. */
export function readShape<Value>(
  schema: z.ZodType<Value>,
  value: unknown,
  place: string,
  findings: Pick<Findings, 'fail'>,
): Value | undefined {
  if (value === undefined) return undefined;
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  for (const { path, message } of parsed.error.issues) {
    const field = path.map(String).join('.');
    findings.fail('V02', field === '' ? place : `${place}: ${field}`, message);
  }
  return undefined;
}

/** Reads canonical JSON of one shape. */
export function readJson<Value>(
  schema: z.ZodType<Value>,
  text: string,
  place: string,
  findings: Pick<Findings, 'fail'>,
): Value | undefined {
  return readShape(schema, readCanonical(text, place, findings), place, findings);
}
