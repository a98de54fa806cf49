/** Bytes that came in, and how many there will be; 0 when nobody knows. */
export type TellFetched = (done: number, all: number) => void;

export type FetchedBundle =
  { readonly kind: 'bundle'; readonly bundle: Blob } | { readonly kind: 'refused' | 'network' };

/** Fetches the bundle of a round as a blob, which the browser may keep on disk; never as one text. */
export async function fetchBundle(address: string, tell: TellFetched, signal: AbortSignal): Promise<FetchedBundle> {
  try {
    const response = await fetch(address, { credentials: 'omit', cache: 'no-store', signal });
    if (!response.ok || response.body === null) return { kind: 'refused' };
    const all = Number(response.headers.get('content-length') ?? 0);
    let done = 0;
    const counted = response.body.pipeThrough(
      new TransformStream<Uint8Array, Uint8Array>({
        transform: (chunk, to) => {
          done += chunk.length;
          tell(done, all);
          to.enqueue(chunk);
        },
      }),
    );
    return { kind: 'bundle', bundle: await new Response(counted).blob() };
  } catch {
    return { kind: 'network' };
  }
}
