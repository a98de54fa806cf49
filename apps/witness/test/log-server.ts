import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import {
  auditExtension,
  type AuditHead,
  checkpointOrigin,
  consistencyProof,
  cosignatureOf,
  formatCheckpoint,
  formatSignedNote,
  formatVerifierKey,
  keyId,
  leafHash,
  merkleRoot,
  type NoteSignature,
  parseSignatureLine,
  parseSignedNote,
  roundId,
  SIGNATURE_TYPES,
  toHex,
  utf8,
  type VerifierKey,
} from '@wijkbegroting/domain';
import { newSecretKey, publicKeyOf, sign, verify } from '../src/ed25519.ts';

export const ROUND = roundId('parkwijk-2027');

/** An answer that a test gives in place of the log's own. */
type Answer = (response: http.ServerResponse) => void;

/** A real log in memory, behind a real HTTP server, that can be made to misbehave. */
export class LogServer {
  leaves: string[] = [];
  audit: AuditHead | undefined;
  /** Keys whose cosignatures are taken. */
  witnesses: VerifierKey[] = [];
  origin = checkpointOrigin(ROUND);
  /** By path, such as `GET checkpoint`. */
  readonly instead = new Map<string, Answer>();
  readonly asked: string[] = [];
  /** Called when a cosignature comes in, before it is answered. */
  onCosignature: () => void = () => undefined;
  cosignatures: NoteSignature[] = [];

  readonly #secretKey = newSecretKey();
  readonly #server = http.createServer((request, response) => {
    void this.#answer(request, response);
  });

  get key(): VerifierKey {
    return { name: this.origin, type: SIGNATURE_TYPES.ed25519, publicKey: publicKeyOf(this.#secretKey) };
  }

  get vkey(): string {
    return formatVerifierKey(this.key);
  }

  get address(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async listen(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** Adds leaves until there are so many. */
  growTo(size: number): void {
    while (this.leaves.length < size) this.leaves.push(`leaf ${this.leaves.length}`);
    this.cosignatures = [];
  }

  get #hashes(): readonly Uint8Array[] {
    return this.leaves.map((leaf) => leafHash(utf8(leaf)));
  }

  get checkpointText(): string {
    const extensions = this.audit === undefined ? [] : [auditExtension(this.audit)];
    const root = merkleRoot(this.#hashes);
    return formatCheckpoint({ origin: this.origin, size: this.leaves.length, root, extensions });
  }

  /** The newest checkpoint as the log serves it. */
  get note(): string {
    return this.signed(this.checkpointText, this.cosignatures);
  }

  signed(body: string, cosignatures: readonly NoteSignature[] = []): string {
    const id = keyId(this.key.name, SIGNATURE_TYPES.ed25519, this.key.publicKey);
    const own = { name: this.key.name, keyId: id, signature: sign(utf8(body), this.#secretKey) };
    return formatSignedNote({ text: body, signatures: [own, ...cosignatures] });
  }

  async #answer(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '', 'http://log');
    const prefix = `/v1/rounds/${ROUND}/log/`;
    const path = `${request.method ?? ''} ${url.pathname.startsWith(prefix) ? url.pathname.slice(prefix.length) : '?'}`;
    this.asked.push(path);
    const instead = this.instead.get(path);
    if (instead !== undefined) instead(response);
    else if (path === 'GET checkpoint') response.setHeader('content-type', 'text/plain; charset=utf-8').end(this.note);
    else if (path === 'GET consistency-proof') this.#prove(url.searchParams, response);
    else if (path === 'POST cosignatures') await this.#takeCosignature(request, response);
    else problem(response, 404, 'Unknown');
  }

  #prove(asked: URLSearchParams, response: http.ServerResponse): void {
    const [from, to] = [Number(asked.get('from')), Number(asked.get('to'))];
    const hashes = consistencyProof(this.#hashes, from, to).map(toHex);
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ from, to, hashes }));
  }

  async #takeCosignature(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    this.onCosignature();
    const body = JSON.parse(await text(request)) as {
      readonly size: number;
      readonly signature: string;
    };
    const line = parseSignatureLine(body.signature);
    if (!line.ok || body.size !== this.leaves.length) {
      problem(response, 409, 'The log has grown');
      return;
    }
    const note = parseSignedNote(this.signed(this.checkpointText, [line.value]));
    const holds = this.witnesses.some((key) => note.ok && cosignatureOf(note.value, key, verify) !== undefined);
    if (holds) this.cosignatures.push(line.value);
    if (holds) response.writeHead(204).end();
    else problem(response, 422, 'The cosignature does not hold');
  }
}

export function problem(response: http.ServerResponse, status: number, title: string): void {
  response.writeHead(status, { 'content-type': 'application/problem+json' }).end(JSON.stringify({ title, status }));
}
