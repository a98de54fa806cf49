import { canonicalJson, sha256Hex, type TallyStep, utf8 } from '@wijkbegroting/domain';
import type { LogEventOf } from '@wijkbegroting/records/log-event.ts';
import type { ResultFile } from '@wijkbegroting/records/outcome.ts';

/** `result/result.json`: the result as canonical JSON, without a line end. */
export function resultText(result: ResultFile): string {
  return canonicalJson(result);
}

/** `result/trace.ndjson`: one step on each line, each line ended. Without steps it is empty. */
export function traceText(steps: readonly TallyStep[]): string {
  return steps.map((step) => `${canonicalJson(step)}\n`).join('');
}

/** The leaf `RESULT` of the log, which binds both files. Rule: docs/protocol.md, section 7. */
export function resultEvent(result: ResultFile, steps: readonly TallyStep[]): LogEventOf<'RESULT'> {
  return {
    type: 'RESULT',
    resultSha256: sha256Hex(utf8(resultText(result))),
    traceSha256: sha256Hex(utf8(traceText(steps))),
  };
}
