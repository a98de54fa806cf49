/**
 * Every text that a resident reads. Import a subject: `import { home } from '#lib/messages/index.ts'`; a page carries
 * only the subjects it uses. This file is the one place that chooses the language: docs/decisions/0005.
 */
export * from './nl.ts';
export { problemText } from './problem-text.ts';
