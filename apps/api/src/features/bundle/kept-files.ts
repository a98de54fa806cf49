import crypto from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Writable } from 'node:stream';

/** Gives the file of a key, which `make` writes the first time; people who ask at once wait for the same one. */
export type KeptFiles = (key: string, make: (sink: WritableStream<Uint8Array>) => Promise<void>) => Promise<string>;

/** Files at once; each may be hundreds of megabytes. */
const MAXIMUM_KEPT = 4;

/** Files that were costly to make, in a folder of their own until the server stops. The longest unused goes first. */
export function keepFiles(): { readonly kept: KeptFiles; readonly throwAway: () => Promise<void> } {
  let folder: string | undefined;
  const files = new Map<string, Promise<string>>();
  const kept: KeptFiles = async (key, make) => {
    const file = files.get(key) ?? write(make);
    files.delete(key);
    files.set(key, file);
    for (const oldest of [...files.keys()].slice(0, -MAXIMUM_KEPT)) await remove(oldest);
    try {
      return await file;
    } catch (error) {
      files.delete(key);
      throw error;
    }
  };
  async function write(make: Parameters<KeptFiles>[1]): Promise<string> {
    folder ??= fs.mkdtempSync(path.join(os.tmpdir(), 'wijkbegroting-bundles-'));
    const file = path.join(folder, crypto.randomUUID());
    await make(Writable.toWeb(fs.createWriteStream(file, { mode: 0o600 })) as WritableStream<Uint8Array>);
    return file;
  }
  async function remove(key: string): Promise<void> {
    const file = await files.get(key)?.catch(() => undefined);
    files.delete(key);
    if (file !== undefined) await fs.promises.rm(file, { force: true });
  }
  return {
    kept,
    throwAway: async () => {
      if (folder !== undefined) await fs.promises.rm(folder, { recursive: true, force: true });
    },
  };
}
