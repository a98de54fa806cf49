import type { AuditHead } from '@wijkbegroting/domain';
import { attempt, createApi } from '#lib/api/client.ts';
import { auditHeadOf, type ChainPage, type ChainVerdict, checkChain } from './check-chain.ts';

/** Where a check of the chain is. */
export type ChainCheckState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'checking'; readonly position: number; readonly count: number }
  | ChainVerdict;

/** Has this device follow the chain of staff events. One check at a time. */
export class ChainChecker {
  state = $state.raw<ChainCheckState>({ kind: 'idle' });
  #stopping = new AbortController();

  /** @param roundId the round whose public log is laid beside the chain; empty for none */
  async start(roundId: string): Promise<void> {
    this.#stopping.abort();
    const stopping = new AbortController();
    this.#stopping = stopping;
    this.state = { kind: 'checking', position: 0, count: 0 };
    const verdict = await checkChain({
      logged: roundId === '' ? undefined : await readLoggedHead(roundId),
      page: readPage,
      tell: (position, count) => {
        this.state = { kind: 'checking', position, count };
      },
      isStopped: () => stopping.signal.aborted,
    });
    if (this.#stopping === stopping) this.state = verdict;
  }

  /** Ends at the page that is being read. */
  stop(): void {
    this.#stopping.abort();
  }
}

async function readPage(after: number): Promise<ChainPage | undefined> {
  const query = { after };
  try {
    return (await attempt(createApi(fetch).GET('/v1/audit-links', { params: { query } }))).data;
  } catch {
    return undefined; // no network
  }
}

async function readLoggedHead(roundId: string): Promise<AuditHead | undefined> {
  try {
    const answer = await fetch(`/v1/rounds/${encodeURIComponent(roundId)}/log/checkpoint`);
    return answer.ok ? auditHeadOf(await answer.text()) : undefined;
  } catch {
    return undefined;
  }
}
