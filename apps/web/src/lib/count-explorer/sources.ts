import type { SourceName } from './choice.ts';

/** The elections that come with the site: invented plans in an invented wijk. Their words are in the messages. */
export const EXAMPLES = ['zonnewijk', 'gelijkspel', 'twee-buurten'] as const;

/** The name of an example. */
export type ExampleId = (typeof EXAMPLES)[number];

/** Why the ballots of a round, an earlier election or an example cannot be had. */
export type Unavailable = 'outcome-unknown' | 'too-few-ballots' | 'unknown' | 'no-answer';

/** Enough for the largest elections that cities published, ten times over. */
const LARGEST_FILE = 200 * 1024 * 1024;

/** Whether a file is too large to be read here. */
export function isTooLarge({ size }: Blob): boolean {
  return size > LARGEST_FILE;
}

/** Where the ballots of a source are to be had; undefined when nowhere, as for a file of the visitor. */
export function addressOfSource(name: SourceName): string | undefined {
  if (name.kind === 'round') return `/v1/rounds/${encodeURIComponent(name.id)}/election.pb`;
  if (name.kind === 'past') return `/v1/past-elections/${encodeURIComponent(name.id)}/election.pb`;
  const example = name.kind === 'example' ? EXAMPLES.find((id) => id === name.id) : undefined;
  return example === undefined ? undefined : `/voorbeelden/${example}.pb`;
}

/** Fetches the ballots, or says why they cannot be had. */
export async function fetchSource(address: string): Promise<Blob | Unavailable> {
  try {
    const answer = await fetch(address);
    return answer.ok ? await answer.blob() : unavailable(answer.status, await answer.text());
  } catch {
    return 'no-answer';
  }
}

/** What a refusal of the API means here. */
export function unavailable(status: number, body: string): Unavailable {
  if (status !== 404) return 'no-answer';
  const known = /"code"\s*:\s*"(outcome-unknown|too-few-ballots)"/.exec(body)?.[1];
  return (known as Unavailable | undefined) ?? 'unknown';
}
