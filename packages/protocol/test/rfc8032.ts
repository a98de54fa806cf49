import fs from 'node:fs';
import path from 'node:path';

interface Vector {
  readonly name: string;
  readonly secretKey: string;
  readonly publicKey: string;
  readonly message: string;
  readonly signature: string;
}

/** RFC 8032, section 7.1: all vectors of Ed25519. In hexadecimal. */
export const RFC_8032 = JSON.parse(
  fs.readFileSync(path.resolve(import.meta.dirname, 'rfc8032.json'), 'utf8'),
) as readonly Vector[];
