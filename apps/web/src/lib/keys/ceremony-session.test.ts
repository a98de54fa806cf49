import { formatShareCode, roundId } from '@wijkbegroting/domain';
import type { KeyCeremony } from '@wijkbegroting/records/key-ceremony.ts';
import { expect, test } from 'vitest';
import { CeremonySession } from './ceremony-session.svelte.ts';

const choice = {
  roundId: roundId('parkwijk-2027'),
  trustees: ['Gemeente', 'Wijkplatform', 'Controleur'],
  threshold: 2,
  isRehearsal: false,
};

function session(isStored = true) {
  const stored: KeyCeremony[] = [];
  const answers = [isStored, true];
  const made = new CeremonySession((publicPart) => {
    stored.push(publicPart);
    return Promise.resolve(answers.shift() ?? true);
  });
  return { made, stored };
}

/** Goes through the turns. @returns the codes that the trustees took home */
async function handOut(made: CeremonySession): Promise<string[]> {
  const codes: string[] = [];
  while (made.step === 'handOut') {
    const code = formatShareCode(made.share);
    codes.push(code);
    expect(await made.confirm('0000 0000 0000')).toBe(false);
    expect(await made.confirm(code.split(' ').slice(-3).join(' '))).toBe(true);
  }
  return codes;
}

test('the public part is stored when the last trustee has confirmed, and not before', async () => {
  const { made, stored } = session();
  await made.start(choice);
  expect(stored).toEqual([]);
  const codes = await handOut(made);
  expect(made.step).toBe('stored');
  expect(stored).toHaveLength(1);
  expect(new Set(codes).size).toBe(3);
  for (const code of codes) expect(JSON.stringify(stored)).not.toContain(code);
});

test('a share is overwritten as soon as its trustee has it', async () => {
  const { made } = session();
  await made.start(choice);
  const { share } = made;
  await made.confirm(formatShareCode(share));
  expect(share.every((byte) => byte === 0)).toBe(true);
  expect(made.turn).toBe(1);
});

test('stopping halfway overwrites what was not handed out', async () => {
  const { made, stored } = session();
  await made.start(choice);
  const { share } = made;
  made.forget();
  expect(share.every((byte) => byte === 0)).toBe(true);
  expect(made).toMatchObject({ step: 'setup', isUnderWay: false });
  expect(stored).toEqual([]);
});

test('storing can be tried again', async () => {
  const { made, stored } = session(false);
  await made.start(choice);
  await handOut(made);
  expect(made).toMatchObject({ step: 'storing', hasFailed: true, isUnderWay: true });
  await made.store();
  expect(made.step).toBe('stored');
  expect(stored).toHaveLength(2);
});

test('a rehearsal stores nothing and opens a trial box', async () => {
  const { made, stored } = session();
  await made.start({ ...choice, isRehearsal: true });
  const codes = await handOut(made);
  expect(made.step).toBe('trial');
  const { readShare } = await import('./read-share.ts');
  made.given = codes.slice(1).flatMap((code) => {
    const read = readShare(code, made.trustees);
    return read.ok ? [read.value] : [];
  });
  await made.openTrial();
  expect(made).toMatchObject({ step: 'rehearsed', hasFailed: false, given: [] });
  expect(stored).toEqual([]);
});

test('a rehearsal with too few shares fails', async () => {
  const { made } = session();
  await made.start({ ...choice, isRehearsal: true });
  await handOut(made);
  await made.openTrial();
  expect(made).toMatchObject({ step: 'rehearsed', hasFailed: true });
});
