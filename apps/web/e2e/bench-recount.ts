import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { findChromium } from './helpers/chromium.ts';
import { startProduct } from './helpers/product.ts';

const HELP = `Meet hoe lang het natellen van een controlepakket duurt, op de pagina in Chromium en met de opdracht.

  npm run --silent bench:recount -- PAKKET.zip

Maak een pakket met: npm run --silent demo:bundle -- --voters 100000 --out PAKKET.zip
De pagina moet gebouwd zijn: npm run --silent pnpm -- --filter @wijkbegroting/web build`;

const VERIFY = path.resolve(import.meta.dirname, '../../verify/src/verify.ts');
const MOST_MILLISECONDS = 600_000;

const { values, positionals } = parseArgs({ allowPositionals: true, options: { help: { type: 'boolean' } } });
const [file] = positionals;
if (values.help === true || file === undefined) {
  process.stdout.write(`${HELP}\n`);
  process.exit(values.help === true ? 0 : 2);
}

const bundle = path.resolve(process.env['INIT_CWD'] ?? '.', file);
const command = await inCommand(bundle);
const page = await inBrowser(bundle);
const megabytes = Math.round(fs.statSync(bundle).size / 1e6);
process.stdout.write(
  [
    `pakket van ${String(megabytes)} MB`,
    `opdracht  ${command.toFixed(1)} s`,
    `Chromium  ${page.seconds.toFixed(1)} s, ${(page.seconds / command).toFixed(2)} keer zo lang, ${String(page.megabytes)} MB in de processen die rekenen`,
    '',
  ].join('\n'),
);

async function inCommand(zip: string): Promise<number> {
  const start = performance.now();
  const child = spawn(process.execPath, [VERIFY, zip, '--json'], { stdio: 'ignore' });
  const code = await new Promise((resolve) => child.once('exit', resolve));
  if (code !== 0) throw new Error(`the command ended with ${String(code)}`);
  return (performance.now() - start) / 1_000;
}

async function inBrowser(zip: string): Promise<{ readonly seconds: number; readonly megabytes: number }> {
  const product = await startProduct();
  const browser = await chromium.launch(await findChromium());
  try {
    const tab = await browser.newPage({ baseURL: product.origin });
    await tab.goto('/rondes/parkwijk-2027/natellen', { waitUntil: 'networkidle' });
    const memory = watchRenderers();
    const start = performance.now();
    await tab.setInputFiles('input[type="file"]', zip);
    await tab.getByText('Alles klopt').waitFor({ timeout: MOST_MILLISECONDS });
    const seconds = (performance.now() - start) / 1_000;
    return { seconds, megabytes: memory.stop() };
  } finally {
    await browser.close();
    await product.stop();
  }
}

/** The most memory that the renderers of Chromium had together; only where there is a /proc. */
function watchRenderers(): { stop(): number } {
  let most = 0;
  const timer = setInterval(() => {
    most = Math.max(most, renderers());
  }, 250);
  return {
    stop: () => {
      clearInterval(timer);
      return Math.round(most / 1e6);
    },
  };
}

function renderers(): number {
  const pids = fs.existsSync('/proc') ? fs.readdirSync('/proc').filter((name) => /^\d+$/.test(name)) : [];
  return pids.reduce((sum, pid) => {
    try {
      if (!fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('--type=renderer')) return sum;
      const [, kilobytes = '0'] = /^RssAnon:\s+(\d+)/m.exec(fs.readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
      return sum + Number(kilobytes) * 1_024;
    } catch {
      return sum; // it has just ended
    }
  }, 0);
}
