import fs from 'node:fs';
import { formatCheckpoint, parseSignedNote } from '@wijkbegroting/domain';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { LogServer, problem } from '../test/log-server.ts';
import { type Scene, startScene } from '../test/scene.ts';
import { visitLog, type Witness } from './visit.ts';

let scene: Scene;
let log: LogServer;
let witness: Witness;

beforeEach(async () => {
  scene = await startScene();
  ({ log, witness } = scene);
});

afterEach(() => scene.end());

describe('a log that only grows', () => {
  test('is cosigned at first contact, and the moment is in whole seconds', async () => {
    log.growTo(1);
    expect(await visitLog(witness)).toMatchObject({ kind: 'cosigned', isFirstContact: true, checkpoint: { size: 1 } });
    expect(log.cosignatures).toHaveLength(1);
    const moment = new DataView(log.cosignatures[0]!.signature.slice().buffer).getBigUint64(0);
    expect(moment).toBe(BigInt(Date.parse('2027-03-01T12:00:00Z') / 1000));
  });

  test('is cosigned at every size', async () => {
    for (const size of [1, 2, 3, 7, 8, 9, 30, 64, 100]) {
      log.growTo(size);
      const isFirstContact = size === 1;
      expect(await visitLog(witness)).toMatchObject({ kind: 'cosigned', isFirstContact, checkpoint: { size } });
      expect(scene.kept()).toBe(log.signed(log.checkpointText));
    }
    expect(scene.evidenceFiles()).toEqual([]);
  });

  test('is left alone when it is at rest', async () => {
    log.growTo(3);
    await visitLog(witness);
    log.asked.length = 0;
    expect(await visitLog(witness)).toMatchObject({ kind: 'unchanged', checkpoint: { size: 3 } });
    expect(log.asked).toEqual(['GET checkpoint']);
  });

  test('is not witnessed while it is empty', async () => {
    expect(await visitLog(witness)).toEqual({ kind: 'empty' });
    expect(fs.existsSync(witness.config.stateFile)).toBe(false);
    log.growTo(1);
    expect(await visitLog(witness)).toMatchObject({ kind: 'cosigned' });
  });

  test('is cosigned anew when only the audit chain has grown', async () => {
    log.growTo(2);
    log.audit = { count: 1, head: 'a'.repeat(64) };
    await visitLog(witness);
    log.audit = { count: 2, head: 'b'.repeat(64) };
    log.cosignatures = [];
    expect(await visitLog(witness)).toMatchObject({ kind: 'cosigned' });
    expect(scene.kept()).toContain(`audit 2 ${'b'.repeat(64)}`);
  });

  test('keeps the signature of the log only, however many others there are', async () => {
    log.growTo(2);
    log.cosignatures = [{ name: 'other', keyId: '00000000', signature: new Uint8Array(72) }];
    await visitLog(witness);
    const note = parseSignedNote(scene.kept());
    expect(note.ok && note.value.signatures.map(({ name }) => name)).toEqual([log.origin]);
  });
});

describe('the head is on the disk before the cosignature is sent', () => {
  test('at first contact and after it', async () => {
    const atSending: string[] = [];
    log.onCosignature = () => atSending.push(scene.kept());
    const heads: string[] = [];
    for (const size of [2, 5]) {
      log.growTo(size);
      heads.push(log.signed(log.checkpointText));
      await visitLog(witness);
    }
    expect(atSending).toEqual(heads);
  });

  test('and not sent at all when it cannot be kept', async () => {
    log.growTo(2);
    fs.mkdirSync(witness.config.stateFile.concat(`.${process.pid}.tmp`));
    await expect(visitLog(witness)).rejects.toThrow('EISDIR');
    expect(log.asked).not.toContain('POST cosignatures');
  });

  test('a cosignature that did not arrive is sent at the next look', async () => {
    log.growTo(2);
    log.instead.set('POST cosignatures', (response) => {
      problem(response, 503, 'Later\u001b[31m');
    });
    expect(await visitLog(witness)).toEqual({ kind: 'failed', detail: 'log-refused: status 503: Later [31m' });
    expect(scene.kept()).toBe(log.note);
    log.instead.clear();
    expect(await visitLog(witness)).toMatchObject({ kind: 'cosigned', isFirstContact: false });
  });
});

describe('what proves nothing against the log is no evidence, and is not cosigned', () => {
  const body = (text: string | Uint8Array) => (response: { end: (text: string | Uint8Array) => unknown }) =>
    response.end(text);

  test.each<[string, string, () => void]>([
    ['no note', 'not-a-note', () => log.instead.set('GET checkpoint', body('hello\n'))],
    [
      'another key',
      'not-signed-by-the-log',
      () => {
        const other = new LogServer();
        other.growTo(9);
        log.instead.set('GET checkpoint', body(other.note));
      },
    ],
    [
      'an altered text',
      'not-signed-by-the-log',
      () => log.instead.set('GET checkpoint', body(log.note.replace('\n8\n', '\n9\n'))),
    ],
    [
      'a text that is no checkpoint',
      'not-a-checkpoint',
      () => log.instead.set('GET checkpoint', body(log.signed('a\n'))),
    ],
    [
      'the log of another round',
      'of-another-log',
      () => {
        const text = formatCheckpoint({
          origin: 'wijkbegroting/other',
          size: 4,
          root: new Uint8Array(32),
          extensions: [],
        });
        log.instead.set('GET checkpoint', body(log.signed(text)));
      },
    ],
    [
      'an error',
      'status 500',
      () =>
        log.instead.set('GET checkpoint', (response) => {
          problem(response, 500, 'Broken');
        }),
    ],
    [
      'another place',
      'log-unreachable',
      () =>
        log.instead.set('GET checkpoint', (response) => {
          response.writeHead(302, { location: '/' }).end();
        }),
    ],
    ['an endless answer', 'more than 32768 bytes', () => log.instead.set('GET checkpoint', body('a'.repeat(40_000)))],
    ['no UTF-8', 'no text', () => log.instead.set('GET checkpoint', body(Uint8Array.of(0xff)))],
    ['no answer at all', 'log-unreachable', () => log.instead.set('GET checkpoint', () => undefined)],
    [
      'half an answer',
      'log-unreachable',
      () => log.instead.set('GET checkpoint', (response) => response.writeHead(200).write('a')),
    ],
    [
      'a broken connection',
      'log-unreachable',
      () => log.instead.set('GET checkpoint', (response) => response.destroy()),
    ],
    [
      'no proof',
      'status 404',
      () =>
        log.instead.set('GET consistency-proof', (response) => {
          problem(response, 404, 'No');
        }),
    ],
    ['a proof that is no JSON', 'no proof from 5 to 8', () => log.instead.set('GET consistency-proof', body('['))],
    [
      'a proof of other sizes',
      'no proof from 5 to 8',
      () => log.instead.set('GET consistency-proof', body('{"from":5,"to":7,"hashes":[]}')),
    ],
    [
      'a proof of half hashes',
      'no proof from 5 to 8',
      () => log.instead.set('GET consistency-proof', body('{"from":5,"to":8,"hashes":["ab"]}')),
    ],
    [
      'an endless proof',
      'more than 16384 bytes',
      () => log.instead.set('GET consistency-proof', body(' '.repeat(20_000))),
    ],
  ])('%s', async (_, detail, misbehave) => {
    log.growTo(5);
    await visitLog(witness);
    const earlier = scene.kept();
    log.growTo(8);
    log.asked.length = 0;
    misbehave();
    const visit = await visitLog(witness);
    expect(visit).toMatchObject({ kind: 'failed', detail: expect.stringContaining(detail) as unknown });
    expect(scene.kept()).toBe(earlier);
    expect(log.asked).not.toContain('POST cosignatures');
    expect(scene.evidenceFiles()).toEqual([]);

    log.instead.clear();
    expect(await visitLog(witness)).toMatchObject({ kind: 'cosigned', checkpoint: { size: 8 } });
  });

  test('a log that does not listen', async () => {
    await log.close();
    expect(await visitLog(witness)).toMatchObject({ kind: 'failed' });
    await log.listen();
  });
});

describe('a state that cannot be trusted stops everything', () => {
  test.each<[string, () => string]>([
    ['empty', () => ''],
    ['cut off', () => scene.kept().slice(0, -10)],
    ['altered', () => scene.kept().replace('\n5\n', '\n4\n')],
    [
      'of another log',
      () => {
        const other = new LogServer();
        other.growTo(5);
        return other.note;
      },
    ],
  ])('%s', async (_, damaged) => {
    log.growTo(5);
    await visitLog(witness);
    fs.writeFileSync(witness.config.stateFile, damaged());
    log.asked.length = 0;
    await expect(visitLog(witness)).rejects.toThrow('not a head of this log');
    expect(log.asked).toEqual([]);
  });
});
