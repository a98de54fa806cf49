import { create } from 'qrcode';

/** A QR code as the path of an SVG. */
export interface QrDrawing {
  /** Squares on a side, the quiet border included. */
  readonly size: number;
  readonly path: string;
}

const QUIET = 4;

/** Draws a text as a QR code that still scans when some of it is soiled. */
export function drawQr(text: string): QrDrawing {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const { size } = modules;
  const rows = Array.from({ length: size }, (_, y) => {
    const dark = Array.from({ length: size }, (__, x) => modules.get(y, x) === 1);
    return dark.map((isDark, x) => (isDark ? `M${String(x + QUIET)} ${String(y + QUIET)}h1v1h-1z` : '')).join('');
  });
  return { size: size + 2 * QUIET, path: rows.join('') };
}
