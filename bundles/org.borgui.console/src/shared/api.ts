import { base } from './base';
import { t } from './i18n';
import { Problem, problemOf, unreachable } from './problem';

let csrf = '';
let onSignedOut: () => void = () => undefined;

/** The token each changing request carries; it lives in memory only. */
export function keepToken(token: string): void {
  csrf = token;
}

/** Called when the server no longer knows this session. */
export function whenSignedOut(action: () => void): void {
  onSignedOut = action;
}

/** The address of a path of the server, below wherever the console lies. */
export function address(path: string): string {
  return new URL(path, base()).toString();
}

async function request(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<Response> {
  const headers: Record<string, string> = { Accept: 'application/json' };
  if (method !== 'GET') {
    headers['X-CSRF-Token'] = csrf;
  }
  if (body !== undefined && !(body instanceof URLSearchParams)) {
    headers['Content-Type'] = 'application/json';
  }
  const response = await fetch(address(path), {
    method,
    headers,
    signal: signal ?? null,
    credentials: 'same-origin',
    cache: 'no-store',
    body: body === undefined ? null : body instanceof URLSearchParams ? body : JSON.stringify(body),
  }).catch((error: unknown) => {
    throw signal?.aborted ? error : unreachable();
  });
  if (!response.ok) {
    const problem = problemOf(response.status, await response.json().catch(() => null));
    if (response.status === 401 && path !== SESSION) {
      onSignedOut();
    }
    throw problem;
  }
  return response;
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

export const SESSION = 'api/auth/session';

export const api = {
  get: <T>(path: string, signal?: AbortSignal) => json<T>(request('GET', path, undefined, signal)),
  text: async (path: string, signal?: AbortSignal) => (await request('GET', path, undefined, signal)).text(),
  post: <T>(path: string, body?: unknown) => json<T>(request('POST', path, body)),
  put: <T>(path: string, body: unknown) => json<T>(request('PUT', path, body)),
  delete: <T>(path: string) => json<T>(request('DELETE', path)),
};

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
