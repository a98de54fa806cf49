import { HkdfSha256 } from '@hpke/core';
import { expand, extract, hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';

type Input = ArrayBuffer | ArrayBufferLike | ArrayBufferView;

/**
 * HKDF-SHA-256 (RFC 5869) for HPKE in plain JavaScript. The hashes of one box are a few microseconds of work; asking
 * WebCrypto for each of them takes ten calls to other threads, more than all the rest of opening a box.
 */
export class PlainHkdfSha256 extends HkdfSha256 {
  override extract(salt: Input, ikm: Input): Promise<ArrayBuffer> {
    return given(extract(sha256, bytesIn(ikm), bytesIn(salt)));
  }

  override expand(prk: Input, info: Input, length: number): Promise<ArrayBuffer> {
    return given(expand(sha256, bytesIn(prk), bytesIn(info), length));
  }

  override extractAndExpand(salt: Input, ikm: Input, info: Input, length: number): Promise<ArrayBuffer> {
    return given(hkdf(sha256, bytesIn(ikm), bytesIn(salt), bytesIn(info), length));
  }
}

function bytesIn(input: Input): Uint8Array {
  return ArrayBuffer.isView(input)
    ? new Uint8Array(input.buffer, input.byteOffset, input.byteLength)
    : new Uint8Array(input);
}

function given(bytes: Uint8Array): Promise<ArrayBuffer> {
  return Promise.resolve(new Uint8Array(bytes).buffer);
}
