/** One answer of the server: its status and its body, still packed when it was packed. */
export interface Answer {
  readonly status: number;
  readonly body: Buffer;
}

const END_OF_HEAD = Buffer.from('\r\n\r\n');
const LINE = Buffer.from('\r\n');

/**
 * Reads one answer (HTTP/1.1) from what has arrived so far; undefined when there is more to come. Only what our own
 * server sends: a length, or chunks without trailers.
 */
export function readAnswer(bytes: Buffer): Answer | undefined {
  const endOfHead = bytes.indexOf(END_OF_HEAD);
  if (endOfHead === -1) return undefined;
  const head = bytes.toString('latin1', 0, endOfHead);
  const status = Number(head.slice(9, 12));
  const start = endOfHead + END_OF_HEAD.length;
  const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
  if (length !== undefined) {
    const end = start + Number(length);
    return bytes.length < end ? undefined : { status, body: bytes.subarray(start, end) };
  }
  if (status === 304 || status === 204) return { status, body: bytes.subarray(start, start) };
  const body = readChunks(bytes, start);
  return body && { status, body };
}

function readChunks(bytes: Buffer, start: number): Buffer | undefined {
  const chunks: Buffer[] = [];
  for (let at = start; ;) {
    const endOfSize = bytes.indexOf(LINE, at);
    if (endOfSize === -1) return undefined;
    const size = Number.parseInt(bytes.toString('latin1', at, endOfSize), 16);
    if (Number.isNaN(size)) throw new Error('an answer has neither a length nor chunks');
    const from = endOfSize + LINE.length;
    if (bytes.length < from + size + LINE.length) return undefined;
    if (size === 0) return Buffer.concat(chunks);
    chunks.push(bytes.subarray(from, from + size));
    at = from + size + LINE.length;
  }
}
