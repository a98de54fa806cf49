import crypto from 'node:crypto';

/** What a hash stands for; a hash made for one purpose never equals one made for another. */
export type HashPurpose = 'code' | 'reference' | 'birth-year' | 'counting-key' | 'device' | 'network';

/**
 * HMAC-SHA-256 over the purpose and the parts, each ended by a zero byte. Whoever lacks the key cannot try out which
 * code, reference or birth year a hash was made of. No part may hold a zero byte itself.
 */
export function keyedHash(key: Buffer, purpose: HashPurpose, ...parts: readonly string[]): Buffer {
  const message = [purpose, ...parts].map((part) => `${part}\0`).join('');
  return crypto.createHmac('sha256', key).update(message).digest();
}
