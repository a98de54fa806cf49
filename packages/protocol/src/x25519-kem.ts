import { DhkemX25519HkdfSha256 as NativeKem } from '@hpke/core';
import { DhkemX25519HkdfSha256 as PortableKem } from '@hpke/dhkem-x25519';
import { areEqual, bytesOf } from './curve25519.ts';

/** DHKEM(X25519, HKDF-SHA256) of RFC 9180, on the X25519 of the machine or of a library. */
export type X25519Kem = NativeKem | PortableKem;

/** RFC 9180, appendix A.2.1. */
const EXAMPLE = {
  secret: '8057991eef8f1f1af18f4a9491d16a1ce333f695d4db8e38da75975c4478e0fb',
  publicKey: '4310ee97d88cc1f088a5576c77ab0cf5c3ac797f3d95139c6c84b5429c59662a',
  enc: '1afa08d3dec047a643885163f1180476fa7ddb54c6a8029ea33f95796bf2ac4a',
  sharedSecret: '0bbe78490412b4bbea4812666f7916932b828bba79942424abb65244930d69a7',
};

let chosen: Promise<X25519Kem> | undefined;

/**
 * The fastest of the two that works here. Decided once: the WebCrypto of the machine where it does X25519 as RFC 9180
 * says (browsers since about 2024, Node), and a library in plain JavaScript on older phones.
 */
export function chooseKem(): Promise<X25519Kem> {
  chosen ??= isRight(nativeKem()).then((isNative) => (isNative ? nativeKem() : portableKem()));
  return chosen;
}

/** On the X25519 of WebCrypto. Fails on use where that does not exist. */
export function nativeKem(): X25519Kem {
  return new NativeKem();
}

/** On X25519 in plain JavaScript; of WebCrypto it needs only HMAC and HKDF. */
export function portableKem(): X25519Kem {
  return new PortableKem();
}

/** Does what sealing and opening do, with the keys of the RFC. */
async function isRight(kem: X25519Kem): Promise<boolean> {
  try {
    const privateKey = await kem.importKey('raw', bytesOf(EXAMPLE.secret).buffer, false);
    const publicKey = await kem.importKey('raw', bytesOf(EXAMPLE.publicKey).buffer, true);
    const recipientKey = { privateKey, publicKey };
    const known = await kem.decap({ recipientKey, enc: bytesOf(EXAMPLE.enc) });
    const { enc, sharedSecret } = await kem.encap({ recipientPublicKey: publicKey });
    const opened = await kem.decap({ recipientKey, enc });
    const isKnown = areEqual(new Uint8Array(known), bytesOf(EXAMPLE.sharedSecret));
    return isKnown && areEqual(new Uint8Array(opened), new Uint8Array(sharedSecret));
  } catch {
    return false; // browsers say in many ways that they do not know X25519
  }
}
