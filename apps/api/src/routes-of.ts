import type { App, AppDependencies } from './app.ts';
import type { KnownHeads } from './database/known-heads.ts';

/** What every feature is given. */
export interface FeatureDependencies extends AppDependencies {
  readonly heads: KnownHeads;
}

/** One route: puts itself on the app. */
export type Route = (app: App, deps: FeatureDependencies) => void;

/** The routes of a feature as a plugin, in the order in which they are described. */
export function routesOf(...routes: readonly Route[]) {
  return (app: App, deps: FeatureDependencies, done: () => void): void => {
    for (const route of routes) route(app, deps);
    done();
  };
}
