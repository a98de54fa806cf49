import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** A real Chromium without any of the connections it likes to make by itself. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * What the packaged Chromium asks for. With the first, a form with a file names no origin, as no real browser does; with
 * the second, everything ends when a page is closed that sent a file or has a busy worker.
 */
const UNLIKE_A_BROWSER = ['--disable-web-security', '--single-process'];

/** Chromium by CHROMIUM_PATH, that of the system, or the one from the npm registry. */
export async function findChromium(): Promise<{ executablePath: string; args: string[] }> {
  const candidates = [process.env['CHROMIUM_PATH'] ?? '', '/usr/bin/chromium'];
  const installed = candidates.find((file) => file !== '' && fs.existsSync(file));
  if (installed !== undefined) return { executablePath: installed, args: FLAGS };
  // This package unpacks itself into TMPDIR, so it gets a folder that nobody else unpacks into.
  process.env['TMPDIR'] = path.join(os.tmpdir(), `wijkbegroting-chromium-${os.userInfo().username}`);
  fs.mkdirSync(process.env['TMPDIR'], { recursive: true });
  const { default: packaged } = await import('@sparticuz/chromium');
  const args = packaged.args.filter((flag) => !UNLIKE_A_BROWSER.includes(flag));
  return { executablePath: await packaged.executablePath(), args: [...args, ...FLAGS] };
}
