import net from 'node:net';

/** What goes wrong between a voter and the server, as shares of the connections, and how long a delay lasts. */
export interface Faults {
  /** The request never arrives. */
  readonly lost: number;
  /** The server answers, and the line breaks in the middle of it. */
  readonly cutOff: number;
  /** Everything arrives late. */
  readonly delayed: number;
  readonly delayMs: number;
}

export interface FaultyProxy {
  readonly port: number;
  /** How often each fault was made. */
  readonly made: { lost: number; cutOff: number; delayed: number };
  close(): Promise<void>;
}

/** Bytes of an answer that come through before the line breaks. */
const BEFORE_CUT = 20;

/** A line to the server that breaks and lags by chance, one fault at most on each connection. */
export async function startFaultyProxy(serverPort: number, faults: Faults): Promise<FaultyProxy> {
  const made = { lost: 0, cutOff: 0, delayed: 0 };
  const sockets = new Set<net.Socket>();
  const server = net.createServer((voter) => {
    const fate = Math.random();
    sockets.add(voter);
    voter.on('error', () => undefined).on('close', () => sockets.delete(voter));
    if (fate < faults.lost) {
      made.lost += 1;
      voter.once('data', () => {
        voter.resetAndDestroy();
      });
      return;
    }
    const isCutOff = fate < faults.lost + faults.cutOff;
    const isDelayed = !isCutOff && fate < faults.lost + faults.cutOff + faults.delayed;
    if (isCutOff) made.cutOff += 1;
    if (isDelayed) made.delayed += 1;
    setTimeout(
      () => {
        connect(voter, serverPort, isCutOff);
      },
      isDelayed ? faults.delayMs : 0,
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as net.AddressInfo;
  return {
    port,
    made,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => {
          resolve();
        });
      }),
  };
}

function connect(voter: net.Socket, serverPort: number, isCutOff: boolean): void {
  const upstream = net.connect(serverPort, '127.0.0.1');
  upstream.on('error', () => voter.destroy());
  voter.on('error', () => upstream.destroy()).on('close', () => upstream.destroy());
  voter.pipe(upstream);
  if (!isCutOff) {
    upstream.pipe(voter);
    return;
  }
  upstream.once('data', (answer: Buffer) => {
    voter.write(answer.subarray(0, BEFORE_CUT), () => voter.resetAndDestroy());
    upstream.destroy();
  });
}
