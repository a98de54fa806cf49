import type { App, AppDependencies } from './app.ts';

/** One route: puts itself on the app. */
export type Route = (app: App, deps: AppDependencies) => void;

/** The routes of a feature as a plugin, in the order in which they are described. */
export function routesOf(...routes: readonly Route[]) {
  return (app: App, deps: AppDependencies, done: () => void): void => {
    for (const route of routes) route(app, deps);
    done();
  };
}
