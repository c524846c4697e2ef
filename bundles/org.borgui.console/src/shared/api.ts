import { base } from './base';
import { t } from './i18n';
import { Problem, problemOf, unreachable, Unproved } from './problem';
import { prove } from './proof';
import type { NoSession, Session } from './wire';

export const SESSION = 'api/auth/session';
export const SESSION_CODE = 'api/auth/session/totp';
export const SESSION_PASSKEY = 'api/auth/session/passkey';
export const SESSION_OIDC = 'api/auth/session/oidc';
export const PASSKEY_QUESTION = 'api/auth/passkeys/authenticate/options';
const STEP_UP = 'api/auth/step-up';
export const OIDC_STEP_UP = 'api/auth/oidc/step-up';
/** What is asked for before anybody is signed in. */
const SIGN_INS = [SESSION, SESSION_CODE, SESSION_PASSKEY, SESSION_OIDC, PASSKEY_QUESTION];
const KEY = 'backend.errors.auth.';

/** Whose session it is and the token each request carries; both live in memory only. */
let current: { token: string; user: number | null } = { token: '', user: null };
let onSignedOut: () => void = () => undefined;
/** The step-up under way: while its answer is awaited, the older session may be over and the newer one not yet known. */
let stepping: Promise<unknown> = Promise.resolve();
let renewing: Promise<boolean> | null = null;

export function keepSession(session: Session): Session {
  current = { token: session.csrf_token, user: session.user.id };
  return session;
}

/** Called when the server no longer knows this session. */
export function whenSignedOut(action: () => void): void {
  onSignedOut = action;
}

/** The address of a path of the server, below wherever the console lies. */
export function address(path: string): string {
  return new URL(path, base()).toString();
}

type Call = { method: string; path: string; body?: unknown; signal?: AbortSignal | undefined };

async function send({ method, path, body, signal }: Call): Promise<Response> {
  const headers: Record<string, string> = { Accept: 'application/json', 'X-CSRF-Token': current.token };
  const isPlain = body instanceof URLSearchParams || body instanceof Blob;
  if (body instanceof Blob) {
    headers['Content-Type'] = 'application/octet-stream';
  } else if (body !== undefined && !isPlain) {
    headers['Content-Type'] = 'application/json';
  }
  const response = await fetch(address(path), {
    method,
    headers,
    signal: signal ?? null,
    credentials: 'same-origin',
    cache: 'no-store',
    body: body === undefined ? null : isPlain ? body : JSON.stringify(body),
  }).catch((error: unknown) => {
    throw signal?.aborted ? error : unreachable();
  });
  if (!response.ok) {
    throw problemOf(response.status, await response.json().catch(() => null));
  }
  return response;
}

/** Mends what kept a call back; whether it did. */
type Mend = (call: Call, problem: Problem) => Promise<boolean>;

/** Sends a call, and again where what kept it back could be mended: each mend is tried once. */
async function request(call: Call): Promise<Response> {
  const tried = new Set<Mend>();
  for (;;) {
    try {
      return await send(call);
    } catch (problem) {
      const mend = problem instanceof Problem ? mendOf(call, problem) : null;
      if (mend === null || tried.has(mend) || !(await mend(call, problem as Problem))) {
        throw problem;
      }
      tried.add(mend);
    }
  }
}

function mendOf({ path }: Call, { status, key }: Problem): Mend | null {
  if (SIGN_INS.includes(path)) {
    return null;
  }
  if (key === `${KEY}stepUpRequired`) {
    return path === STEP_UP || path === OIDC_STEP_UP ? null : askForProof;
  }
  return status === 401 || key === `${KEY}csrf` ? learnSession : null;
}

const askForProof: Mend = async (_, problem) => {
  if (await prove()) {
    return true;
  }
  throw new Unproved(problem);
};

const learnSession: Mend = async ({ path }) => {
  const known = await (path === STEP_UP ? learn().catch(() => false) : renew());
  if (!known) {
    onSignedOut();
  }
  return known;
};

/** Learns the session the browser has by now: another tab may have renewed it. True while it is the same person's. */
async function learn(): Promise<boolean> {
  const session = await api.get<Session | NoSession>(SESSION);
  const same = session.user !== null && session.user.id === current.user;
  if (same) {
    keepSession(session);
  }
  return same;
}

/** The same for all calls that want it at the same time, once no step-up is under way. */
function renew(): Promise<boolean> {
  renewing ??= stepping
    .catch(() => undefined)
    .then(learn)
    .catch(() => false)
    .finally(() => {
      renewing = null;
    });
  return renewing;
}

async function json<T>(response: Promise<Response>): Promise<T> {
  const answer = await response;
  if (answer.status === 204) {
    return undefined as T;
  }
  return (await answer.json().catch(() => {
    throw new Problem(answer.status, t('problem.form'));
  })) as T;
}

export const api = {
  get: <T>(path: string, signal?: AbortSignal) => json<T>(request({ method: 'GET', path, signal })),
  text: async (path: string, signal?: AbortSignal) => (await request({ method: 'GET', path, signal })).text(),
  post: <T>(path: string, body?: unknown) => json<T>(request({ method: 'POST', path, body })),
  /** A file as it is. */
  send: <T>(path: string, file: Blob) => json<T>(request({ method: 'POST', path, body: file })),
  put: <T>(path: string, body: unknown) => json<T>(request({ method: 'PUT', path, body })),
  delete: <T>(path: string) => json<T>(request({ method: 'DELETE', path })),
};

/** What proves a person anew: the password, and a code of whoever has a second factor. */
export type Proof = { password: string; code?: string };

/** Proves the person anew; the session that comes of it takes the place of the older one. */
export async function stepUp(proof: Proof): Promise<Session> {
  const call = api.post<Session>(STEP_UP, new URLSearchParams(proof)).then(keepSession);
  stepping = call;
  return call;
}

/** A path with its query; what is null or undefined is left out. */
export function withQuery(path: string, query: Record<string, string | number | boolean | null | undefined>): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== null && value !== undefined) {
      parameters.set(name, String(value));
    }
  }
  const text = parameters.toString();
  return text ? `${path}?${text}` : path;
}
