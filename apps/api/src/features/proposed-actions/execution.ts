import type { Databases } from '../../database/client.ts';

/** What carrying out an action needs besides its payload. */
export interface Execution {
  readonly databases: Databases;
  readonly keyEncryption: string;
  /** Who approved. */
  readonly accountId: string;
  readonly now: Date;
}
