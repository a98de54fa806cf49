import { readShareText, type ShareTextError } from '@wijkbegroting/audit/ceremony/share-file.ts';
import { type Bytes, err, type NamedKey, ok, type Result, toBase64url } from '@wijkbegroting/domain';
import { trusteeKeyOf } from '@wijkbegroting/protocol';

/** A share of this round, with its holder. SECRET. */
export interface HeldShare {
  readonly trustee: string;
  readonly share: Bytes;
}

export type ShareFault = ShareTextError | { readonly code: 'share-of-nobody' };

/** Whose share this is, by the keys that follow from the shares. Nothing leaves the device. */
export function readShare(text: string, trustees: readonly NamedKey[]): Result<HeldShare, ShareFault> {
  const read = readShareText(text);
  if (!read.ok) return read;
  const trustee = holderOf(read.value, trustees);
  if (trustee !== undefined) return ok({ trustee, share: read.value });
  read.value.fill(0);
  return err({ code: 'share-of-nobody' });
}

/** The trustee of a share; undefined when it belongs to another key. */
export function holderOf(share: Uint8Array, trustees: readonly NamedKey[]): string | undefined {
  const key = toBase64url(trusteeKeyOf(share));
  return trustees.find((one) => one.key === key)?.name;
}
