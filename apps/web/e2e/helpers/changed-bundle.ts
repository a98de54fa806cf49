import { openBundle } from '@wijkbegroting/audit/bundle/read-bundle.ts';
import { BlobReader, ZipWriter } from '@wijkbegroting/audit/bundle/zip.ts';

/** The same bundle with one file changed, and everything else as it was. */
export async function changedBundle(zip: Blob, path: string, change: (text: string) => string): Promise<Buffer> {
  const opened = await openBundle(zip);
  if (!opened.ok) throw new Error(opened.error);
  const stream = new TransformStream<Uint8Array>();
  const whole = new Response(stream.readable).arrayBuffer();
  const writer = new ZipWriter(stream.writable);
  for (const name of opened.value.entries.keys()) {
    const read = await opened.value.text(name);
    if (!read.ok) throw new Error(read.error);
    const { text } = read.value;
    await writer.add(name, new BlobReader(new Blob([name === path ? change(text) : text])));
  }
  await writer.close();
  return Buffer.from(await whole);
}
