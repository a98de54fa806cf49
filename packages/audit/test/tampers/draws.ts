import type { DrawFile } from '@wijkbegroting/records/draw-file.ts';
import { drawPath } from '../../src/bundle/paths.ts';
import type { Tampering } from '../helpers/tampering.ts';
import type { Tamper } from './tamper.ts';

/** Lets the lots fall in another order, in the count and everything that follows from it. */
function drawOtherwise(bundle: Tampering): void {
  bundle.republish(({ draws }) => {
    draws[0]?.order.reverse();
  });
}

export const DRAW_TAMPERS: readonly Tamper[] = [
  { name: 'tie decided otherwise', check: 'V37', tamper: drawOtherwise },
  {
    name: 'tie decided otherwise, in the log too',
    check: 'V04',
    tamper: (bundle) => {
      bundle.leaf('DRAW', ({ order }) => order.reverse());
      bundle.json<DrawFile>(drawPath(1), ({ order }) => order.reverse());
      drawOtherwise(bundle);
    },
  },
  {
    name: 'computed tie decided otherwise, in the log too',
    check: 'V38',
    round: 'computed',
    tamper: (bundle) => {
      bundle.leaf('DRAW', ({ order }) => order.reverse());
      drawOtherwise(bundle);
    },
  },
  {
    name: 'nonce changed',
    check: 'V38',
    round: 'computed',
    tamper: (bundle) => {
      bundle.leaf('DRAW', (draw) => {
        if (draw.kind === 'computed') draw.nonce = '00'.repeat(32);
      });
      bundle.relog();
    },
  },
  {
    name: 'drawn in public where the rules say computed',
    check: 'V37',
    round: 'computed',
    tamper: (bundle) => {
      bundle.leaves((leaves) => {
        const at = leaves.findIndex((leaf) => leaf.type === 'DRAW');
        const leaf = leaves[at];
        if (leaf?.type !== 'DRAW') return;
        const { type, between, order } = leaf;
        leaves[at] = { type, between, order, kind: 'public', minutesSha256: 'ab'.repeat(32) };
      });
      bundle.relog();
    },
  },
  {
    name: 'lots drawn where nothing was tied',
    check: 'V37',
    tamper: (bundle) => {
      bundle.leaves((leaves) => {
        const at = leaves.findIndex((leaf) => leaf.type === 'DRAW');
        const { projects } = bundle.round.contents.record;
        const between = projects.slice(-2).map(({ id }) => id);
        leaves.splice(at, 0, { type: 'DRAW', kind: 'public', between, order: between, minutesSha256: 'ab'.repeat(32) });
      });
      bundle.relog();
    },
  },
  {
    name: 'minutes of the draw rewritten',
    check: 'V37',
    tamper: (bundle) => {
      bundle.json<DrawFile>(drawPath(1), (draw) => {
        draw.minutes = 'Zonder getuigen geloot.';
      });
    },
  },
];
