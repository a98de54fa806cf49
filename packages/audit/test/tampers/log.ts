import { formatCheckpoint, parseCheckpoint, parseSignedNote, toHex } from '@wijkbegroting/domain';
import type { Manifest } from '@wijkbegroting/records/manifest.ts';
import { headPath, PATHS } from '../../src/bundle/paths.ts';
import { signHead } from '../../src/simulate/log-writer.ts';
import type { Changeable, Tampering } from '../helpers/tampering.ts';
import type { Tamper } from './tamper.ts';

function headAt(bundle: Tampering, at: number) {
  const path = bundle.headPaths().at(at) ?? '';
  const note = parseSignedNote(bundle.text(path));
  const checkpoint = note.ok ? parseCheckpoint(note.value.text) : note;
  if (!checkpoint.ok || !note.ok) throw new Error(`${path} is no head`);
  return { path, note: bundle.text(path), text: note.value.text, checkpoint: checkpoint.value };
}

function signatureLines(note: string): readonly string[] {
  return note.split('\n').filter((line) => line.startsWith('— '));
}

const leafEdited = (bundle: Tampering): void => {
  bundle.leaf('INCIDENT', (event) => {
    event.text = 'Er was niets aan de hand.';
  });
};

/** Moves what is after the closing to before it, or the other way round. */
function moveLeaf(bundle: Tampering, type: string, behind: string): void {
  bundle.leaves((leaves) => {
    const [leaf] = leaves.splice(
      leaves.findIndex((one) => one.type === type),
      1,
    );
    const at = leaves.findIndex((one) => one.type === behind);
    if (leaf !== undefined) leaves.splice(at + 1, 0, leaf);
  });
}

export const LOG_TAMPERS: readonly Tamper[] = [
  { name: 'leaf edited', check: 'V05', tamper: leafEdited },
  {
    name: 'leaf edited, with the log signed anew',
    check: 'V04',
    tamper: (bundle) => {
      leafEdited(bundle);
      bundle.relog();
    },
  },
  {
    name: 'leaf inserted',
    check: 'V05',
    tamper: (bundle) => {
      bundle.leaves((leaves) =>
        leaves.splice(3, 0, { type: 'INCIDENT', at: '2027-06-01T10:00:00.000Z', text: 'Niets.' }),
      );
    },
  },
  {
    name: 'leaves reordered',
    check: 'V05',
    tamper: (bundle) => {
      bundle.leaves((leaves) => leaves.splice(2, 2, ...leaves.slice(2, 4).reverse()));
    },
  },
  {
    name: 'log truncated',
    check: 'V05',
    tamper: (bundle) => {
      bundle.leaves((leaves) => leaves.splice(-1));
    },
  },
  {
    name: 'log truncated, with its last heads',
    check: 'V27',
    tamper: (bundle) => {
      const { checkpoint } = headAt(bundle, -2);
      bundle.files.delete(headAt(bundle, -1).path);
      bundle.leaves((leaves) => leaves.splice(checkpoint.size));
    },
  },
  {
    name: 'head signed by another key',
    check: 'V03',
    tamper: (bundle) => {
      const { path, text, checkpoint } = headAt(bundle, 1);
      bundle.files.set(
        path,
        signHead(text, checkpoint.origin, new Uint8Array(32).fill(3), { at: new Date(), witnesses: [] }),
      );
    },
  },
  {
    name: 'head of another log',
    check: 'V03',
    tamper: (bundle) => {
      const { checkpoint } = headAt(bundle, 1);
      bundle.signHead(formatCheckpoint({ ...checkpoint, origin: 'wijkbegroting/elders-2027' }), checkpoint.size);
    },
  },
  {
    name: 'head without the chain of staff events',
    check: 'V03',
    tamper: (bundle) => {
      const { checkpoint } = headAt(bundle, 1);
      bundle.signHead(formatCheckpoint({ ...checkpoint, extensions: [] }), checkpoint.size);
    },
  },
  {
    name: 'forked head',
    check: 'V05',
    tamper: (bundle) => {
      const { checkpoint } = headAt(bundle, 1);
      bundle.signHead(formatCheckpoint({ ...checkpoint, root: new Uint8Array(32).fill(5) }), checkpoint.size);
    },
  },
  {
    name: 'forked head does not follow on the one before',
    check: 'V06',
    tamper: (bundle) => {
      const { checkpoint } = headAt(bundle, 1);
      bundle.signHead(formatCheckpoint({ ...checkpoint, root: new Uint8Array(32).fill(5) }), checkpoint.size);
    },
  },
  {
    name: 'chain of staff events shortened',
    check: 'V06',
    tamper: (bundle) => {
      const { checkpoint } = headAt(bundle, -1);
      const extensions = [`audit 1 ${toHex(new Uint8Array(32))}`];
      bundle.signHead(formatCheckpoint({ ...checkpoint, extensions }), checkpoint.size, bundle.round.keys.witnesses);
    },
  },
  {
    name: 'right root with the wrong size',
    check: 'V05',
    tamper: (bundle) => {
      const { path, checkpoint } = headAt(bundle, 1);
      bundle.files.delete(path);
      bundle.signHead(formatCheckpoint({ ...checkpoint, size: checkpoint.size + 1 }), checkpoint.size + 1);
    },
  },
  {
    name: 'head under the name of another size',
    check: 'V05',
    tamper: (bundle) => {
      const { path, note, checkpoint } = headAt(bundle, 1);
      bundle.files.delete(path);
      bundle.files.set(headPath(checkpoint.size - 1), note);
    },
  },
  {
    name: 'cosignature from an unknown key',
    check: 'V04',
    tamper: (bundle) => {
      const { path, text, checkpoint } = headAt(bundle, 1);
      const stranger = { name: 'gemeente', secret: new Uint8Array(32).fill(9) };
      const at = new Date('2027-06-01T12:00:00.000Z');
      bundle.files.set(
        path,
        signHead(text, checkpoint.origin, bundle.round.keys.logSecret, { at, witnesses: [stranger] }),
      );
    },
  },
  {
    name: 'cosignature moved to another head',
    check: 'V04',
    tamper: (bundle) => {
      const [head, last] = [headAt(bundle, 0), headAt(bundle, -1)];
      const [, cosignature = ''] = signatureLines(head.note);
      const [, own = ''] = signatureLines(last.note);
      bundle.replace(last.path, own, cosignature);
    },
  },
  {
    name: 'cosignatures of the last head removed',
    check: 'V04',
    tamper: (bundle) => {
      const { text, checkpoint } = headAt(bundle, -1);
      bundle.signHead(text, checkpoint.size, bundle.round.keys.witnesses.slice(0, 1));
    },
  },
  {
    name: 'cosigned after the round',
    check: 'V07',
    tamper: (bundle) => {
      const { text, checkpoint } = headAt(bundle, -1);
      bundle.signHead(text, checkpoint.size, bundle.round.keys.witnesses, new Date('2030-01-01T00:00:00.000Z'));
    },
  },
  {
    name: 'cosigned a smaller head later',
    check: 'V07',
    tamper: (bundle) => {
      const { text, checkpoint } = headAt(bundle, 0);
      bundle.signHead(text, checkpoint.size, bundle.round.keys.witnesses, new Date('2027-06-20T00:00:00.000Z'));
    },
  },
  {
    name: 'batch after closing',
    check: 'V27',
    tamper: (bundle) => {
      moveLeaf(bundle, 'BALLOT_BATCH', 'CLOSE');
      bundle.relog();
    },
  },
  {
    name: 'box opened before closing',
    check: 'V27',
    tamper: (bundle) => {
      moveLeaf(bundle, 'KEY_REVEAL', 'INCIDENT');
      bundle.relog();
    },
  },
  {
    name: 'round opened twice',
    check: 'V09',
    tamper: (bundle) => {
      bundle.leaves((leaves) => {
        const [opening] = leaves;
        if (opening !== undefined) leaves.splice(2, 0, opening);
      });
      bundle.relog();
    },
  },
  {
    name: 'manifest renewed for another round',
    check: 'V16',
    tamper: (bundle) => {
      bundle.json<Manifest>(PATHS.manifest, (manifest: Changeable<Manifest>) => {
        manifest.round = 'parkwijk-2028' as typeof manifest.round;
      });
    },
  },
];
