import { formatNumber } from '#lib/format.ts';

const KILO = 1_000;

/** `1234567` bytes as `1 MB`; below a megabyte in kB. */
export function formatSize(bytes: number): string {
  const isLarge = bytes >= KILO * KILO;
  return `${formatNumber(Math.ceil(bytes / (isLarge ? KILO * KILO : KILO)))}\u00a0${isLarge ? 'MB' : 'kB'}`;
}
