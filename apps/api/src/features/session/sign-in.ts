import { err, ok, type Result } from '@wijkbegroting/domain';
import { inTransaction, type SiteDb } from '../../database/client.ts';
import { hashSessionId, newSessionId, SESSION_MILLISECONDS } from '../../plugins/session.ts';
import { type LoginProvider, newLoginSecrets } from './provider.ts';
import { insertSession, saveAccount, saveAttempt, takeAttempt } from './store.ts';

const ATTEMPT_MILLISECONDS = 10 * 60 * 1000;

interface Login {
  readonly provider: LoginProvider;
  readonly now: Date;
}

/** Starts a login. @returns the provider's page, and the state that this browser must bring back */
export async function startLogin(db: SiteDb, { provider, now, returnTo }: Login & { readonly returnTo: string }) {
  const secrets = newLoginSecrets();
  const url = await provider.loginUrl(secrets);
  const expiresAt = new Date(now.getTime() + ATTEMPT_MILLISECONDS);
  await inTransaction(db, async (tx) => {
    await saveAttempt(tx, { secrets, returnTo, expiresAt }, now);
    return ok(undefined);
  });
  return { url, state: secrets.state };
}

export interface LoginFailed {
  readonly code: 'login-expired' | 'login-cancelled' | 'login-refused';
}

export interface SignedIn {
  readonly sessionId: string;
  readonly returnTo: string;
}

interface FinishLogin extends Login {
  readonly callback: URL;
  /** The state in this browser's cookie; a login that another browser started does not finish here. */
  readonly browserState: string | undefined;
}

/** Finishes a login: one use of the attempt, strict claims, and always a new session id. */
export async function finishLogin(db: SiteDb, login: FinishLogin): Promise<Result<SignedIn, LoginFailed>> {
  const { provider, now, callback, browserState } = login;
  const state = callback.searchParams.get('state');
  if (state === null || browserState !== state) return err({ code: 'login-expired' });
  const attempt = await takeAttempt(db, state);
  if (attempt === undefined || attempt.expiresAt <= now) return err({ code: 'login-expired' });
  if (callback.searchParams.get('error') === 'access_denied') return err({ code: 'login-cancelled' });
  const claims = await provider.claimsOf(callback, attempt.secrets);
  if (claims === undefined) return err({ code: 'login-refused' });
  return inTransaction(db, async (tx) => {
    const accountId = await saveAccount(tx, provider.issuer, claims, now);
    const sessionId = newSessionId();
    const { buurtCode, gemeenteCode, birthDate } = claims;
    const expiresAt = new Date(now.getTime() + SESSION_MILLISECONDS);
    await insertSession(tx, {
      idHash: hashSessionId(sessionId),
      accountId,
      buurtCode,
      gemeenteCode,
      birthDate,
      createdAt: now,
      expiresAt,
    });
    return ok({ sessionId, returnTo: attempt.returnTo });
  });
}
