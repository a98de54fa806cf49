import { fileKindOf, PATHS } from '../bundle/paths.ts';
import type { Evidence } from './evidence.ts';

const ALWAYS = [
  PATHS.record,
  PATHS.leaves,
  PATHS.statement,
  PATHS.reveal,
  PATHS.result,
  PATHS.trace,
  PATHS.decisions,
  PATHS.readme,
] as const;
const WITH_BALLOTS = [PATHS.ballots, PATHS.receipts, PATHS.election] as const;

/** V01, before anything is read: the zip holds ordinary files only, each once, at paths of a bundle, and none is missing. */
export function checkZip({ bundle, findings, hasBallots }: Evidence): void {
  for (const { place, message } of bundle.problems) findings.fail('V01', place, message);
  for (const path of [PATHS.manifest, ...ALWAYS, ...(hasBallots ? WITH_BALLOTS : [])]) {
    if (!bundle.entries.has(path)) findings.fail('V01', path, 'is missing');
  }
}

/** V01, when everything has been read: the manifest names exactly the files that are there, with their sizes and hashes. */
export async function checkManifest(evidence: Evidence): Promise<void> {
  const { bundle, findings, digests, manifest } = evidence;
  if (manifest?.value === undefined) {
    findings.fail('V01', PATHS.manifest, 'names no files');
    return;
  }
  const { files } = manifest.value;
  const listed = new Map(files.map((file) => [file.path, file]));
  files.forEach(({ path }, at) => {
    const before = files[at - 1]?.path;
    if (before !== undefined && before >= path) findings.fail('V01', PATHS.manifest, `${path} stands after ${before}`);
    if (fileKindOf(path) === undefined) findings.fail('V01', path, 'no file of a bundle has this path');
    else if (!bundle.entries.has(path)) findings.fail('V01', path, 'is named by the manifest, and is not there');
  });
  for (const path of bundle.entries.keys()) {
    if (path === PATHS.manifest) continue;
    const file = listed.get(path);
    if (file === undefined) findings.fail('V01', path, 'is not named by the manifest');
    const digest = digests.get(path) ?? (await readUnread(evidence, path));
    if (file === undefined || digest === undefined) continue;
    if (file.size !== digest.size) findings.fail('V01', path, `is ${digest.size} bytes, not ${file.size}`);
    if (file.sha256 !== digest.sha256) findings.fail('V01', path, `has the hash ${digest.sha256}, not ${file.sha256}`);
  }
}

/** Files that no check needed are read for their hash. One that could not be read before has its failure already. */
async function readUnread({ bundle, findings, digests }: Evidence, path: string) {
  if (path !== PATHS.readme) return undefined;
  const read = await bundle.text(path);
  if (!read.ok) {
    findings.fail('V01', path, read.error);
    return undefined;
  }
  digests.set(path, read.value.digest);
  return read.value.digest;
}
