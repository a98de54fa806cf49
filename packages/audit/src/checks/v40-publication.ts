import { sha256Hex, utf8 } from '@wijkbegroting/domain';
import { publicationsOf } from '../bundle/bundle-files.ts';
import { PATHS } from '../bundle/paths.ts';
import { type Evidence, leafOf } from './evidence.ts';

/** V40 and V41: the log names the result, and decisions are about projects of the round. */
export function checkNamed(evidence: Evidence): void {
  const { findings, result, trace, decisions, record } = evidence;
  const leaf = leafOf(evidence, 'RESULT');
  if (leaf === undefined) findings.skip(['V40'], 'the leaf RESULT');
  else {
    const { resultSha256, traceSha256 } = leaf.event;
    const names = (hash: string, file: { text: string } | undefined) => sha256Hex(utf8(file?.text ?? '')) === hash;
    if (!names(resultSha256, result)) findings.fail('V40', leaf.place, `names another file than ${PATHS.result}`);
    if (!names(traceSha256, trace)) findings.fail('V40', leaf.place, `names another file than ${PATHS.trace}`);
  }
  if (decisions?.value === undefined || record === undefined) {
    findings.skip(['V41'], decisions?.value === undefined ? 'the decisions' : 'the opening record');
    return;
  }
  const ids = new Set<string>(record.projects.map(({ id }) => id));
  const decided = new Set<string>();
  for (const { project } of decisions.value) {
    if (!ids.has(project)) findings.fail('V41', PATHS.decisions, `${project} is no project of this round`);
    if (decided.has(project)) findings.fail('V41', PATHS.decisions, `${project} is decided about twice`);
    decided.add(project);
  }
}

/**
 * V42: the bundle is as public as the number of counted ballots allows, and holds what its name says.
 * @param counted the number by a count of one's own, where there is one
 */
export function checkPublication(evidence: Evidence, counted: number | undefined): void {
  const { findings, manifest, record, result } = evidence;
  const publication = manifest?.value?.publication;
  const ballotCount = counted ?? result?.value?.ballotCount;
  if (publication === undefined || record === undefined || ballotCount === undefined) {
    findings.skip(['V42'], 'manifest, opening record and result');
    return;
  }
  const allowed = publicationsOf(record, ballotCount);
  if (!allowed.includes(publication)) {
    const words = allowed.join(' or ');
    findings.fail(
      'V42',
      PATHS.manifest,
      `is made for "${publication}"; with ${ballotCount} ballots it must be ${words}`,
    );
  }
  checkNoBallots(evidence);
}

function checkNoBallots({ findings, bundle, hasBallots }: Evidence): void {
  if (hasBallots) return;
  for (const [path, { kind }] of bundle.entries) {
    if (kind.isOfBallots) findings.fail('V42', path, 'holds single ballots');
  }
}
