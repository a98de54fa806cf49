export * from './amounts.ts';
export * from './pabulib-problems.ts';
export * from './projects.ts';
export * from './rules.ts';
export * from './scene.ts';
export * from './steps.ts';
export * from './ties.ts';
export * from './votes-needed.ts';
