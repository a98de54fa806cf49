import { problem, type Facts, type ProblemSentence } from './nl/problem.ts';

const sentences: Readonly<Record<string, ProblemSentence | undefined>> = problem;

/** What is wrong and what to do, in words. A code without words reads as a fault of ours. */
export function problemText(refusal: { readonly code: string } & Facts): string {
  const sentence = sentences[refusal.code] ?? problem['internal-error'];
  return typeof sentence === 'function' ? sentence(refusal) : sentence;
}
