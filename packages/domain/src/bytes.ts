import { err, ok, type Result } from './result.ts';

/** Bytes as the browser's own cryptography accepts them. */
export type Bytes = Uint8Array<ArrayBuffer>;

/** The text does not stand for bytes in this notation. */
export interface BytesError {
  readonly code: 'hex-malformed' | 'base64-malformed' | 'base64url-malformed';
}

const HEX = /^(?:[0-9a-f]{2})*$/;
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
const BASE64URL = /^[A-Za-z0-9_-]*$/;

/** The UTF-8 bytes of a text. Half surrogates become the replacement character, so check texts from outside first. */
export function utf8(text: string): Bytes {
  return new TextEncoder().encode(text);
}

/** The parts one after the other; no parts give no bytes. */
export function concatBytes(...parts: readonly Uint8Array[]): Bytes {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Whether both are the same bytes. Takes no care of timing: for public bytes only. */
export function equalBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, at) => byte === other[at]);
}

/** Bytes in lower case hexadecimal; no bytes are the empty text. */
export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Reads lower case hexadecimal. Capitals are refused, so that equal bytes are equal texts. */
export function fromHex(text: string): Result<Bytes, BytesError> {
  if (!HEX.test(text)) return err({ code: 'hex-malformed' });
  return ok(
    Uint8Array.from({ length: text.length / 2 }, (_, at) => Number.parseInt(text.slice(2 * at, 2 * at + 2), 16)),
  );
}

/** Bytes in base64 with padding (RFC 4648, section 4); no bytes are the empty text. */
export function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}

/** Reads base64 with padding. Every other spelling of the same bytes is refused: loose bits must be zero. */
export function fromBase64(text: string): Result<Bytes, BytesError> {
  if (!BASE64.test(text)) return err({ code: 'base64-malformed' });
  const bytes = bytesOfBase64(text);
  // Four characters are three bytes exactly, so only the last group can have loose bits.
  const isOneSpelling = text.endsWith(toBase64(bytes.subarray(bytes.length - (bytes.length % 3))));
  return isOneSpelling ? ok(bytes) : err({ code: 'base64-malformed' });
}

/** Bytes in base64url without padding (RFC 4648, section 5); no bytes are the empty text. */
export function toBase64url(bytes: Uint8Array): string {
  return toBase64(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** Reads base64url without padding. Every other spelling of the same bytes is refused: loose bits must be zero. */
export function fromBase64url(text: string): Result<Bytes, BytesError> {
  if (!BASE64URL.test(text) || text.length % 4 === 1) return err({ code: 'base64url-malformed' });
  const bytes = bytesOfBase64(text.replaceAll('-', '+').replaceAll('_', '/'));
  // Four characters are three bytes exactly, so only a last group that is not full can have loose bits.
  const lastGroup = text.slice(text.length - (text.length % 4));
  const isOneSpelling = toBase64url(bytes.subarray(bytes.length - (bytes.length % 3))) === lastGroup;
  return isOneSpelling ? ok(bytes) : err({ code: 'base64url-malformed' });
}

function bytesOfBase64(text: string): Bytes {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at);
  return bytes;
}
