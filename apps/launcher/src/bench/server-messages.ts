import type { DatabaseUrls } from '@wijkbegroting/api/database/client.ts';
import type { Secrets } from '@wijkbegroting/api/secrets.ts';

/** What the process of the server needs; sent to it, so that no secret stands in its command line. */
export interface ServerStart {
  readonly kind: 'start';
  readonly urls: DatabaseUrls;
  readonly secrets: Secrets;
  readonly port: number;
  readonly webHandlerUrl?: string;
}

/** `reset` forgets what was seen, `watch` and `rest` stand around the time that counts. */
export interface ServerCommand {
  readonly kind: 'reset' | 'watch' | 'rest';
}

/** What the server saw of itself while it was watched. */
export interface ServerFigures {
  /** How much later than planned its event loop came round. */
  readonly lagP99Ms: number;
  readonly lagMaxMs: number;
  /** Processor time of all its threads. */
  readonly cpuMs: number;
}
