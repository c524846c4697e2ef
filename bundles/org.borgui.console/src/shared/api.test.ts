import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { api, keepSession, stepUp, whenSignedOut } from './api';
import { Problem, Unproved } from './problem';
import { whenProofIsWanted } from './proof';
import type { Session } from './wire';

type Answer = { status: number; body?: unknown };

const key = (name: string, message: string) => ({
  detail: { key: `backend.errors.auth.${name}`, params: {}, message },
});
const wanted: Answer = { status: 403, body: key('stepUpRequired', 'You signed in a while ago.') };
const sessionOf = (token: string, id: number) => ({ csrf_token: token, user: { id } }) as Session;

// A loaded machine is slow, and a real server is asked.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let server: Server;
/** What arrived: the method, the path, the token, and what was sent. */
let calls: string[];
let answers: (call: string) => Answer;
let forget: () => void;

async function serve(request: IncomingMessage, response: ServerResponse) {
  let body = '';
  for await (const part of request) body += part;
  const call = `${request.method} ${request.url} ${request.headers['x-csrf-token']} ${body}`.trim();
  calls.push(call);
  const answer = answers(call);
  response.writeHead(answer.status, { 'content-type': 'application/json' });
  response.end(answer.body === undefined ? '' : JSON.stringify(answer.body));
}

beforeEach(async () => {
  calls = [];
  forget = () => undefined;
  server = createServer((request, response) => void serve(request, response));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  vi.stubGlobal('document', { querySelector: () => ({ content: '/' }) });
  vi.stubGlobal('window', { location: { href: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` } });
  keepSession(sessionOf('old', 1));
});

afterEach(async () => {
  forget();
  whenSignedOut(() => undefined);
  vi.unstubAllGlobals();
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
});

/** A server that wants the password first, as `secret`; the token it gives then is `new`. */
const careful = (call: string): Answer => {
  if (call.startsWith('POST /api/auth/step-up')) {
    return call.endsWith('password=secret')
      ? { status: 200, body: sessionOf('new', 1) }
      : { status: 400, body: key('currentPasswordIncorrect', 'That is not it.') };
  }
  return call.includes(' new') || call.startsWith('GET /proved') ? { status: 200, body: { done: true } } : wanted;
};

const typing = (...passwords: string[]) =>
  whenProofIsWanted(async () => {
    for (const password of passwords) {
      const accepted = await stepUp({ password }).then(
        () => true,
        () => false,
      );
      if (accepted) return true;
    }
    return false;
  });

test('a call that wants the password is made once more with the new token', async () => {
  answers = careful;
  forget = typing('wrong', 'secret');
  expect(await api.post('things', { name: 'x' })).toEqual({ done: true });
  expect(calls).toEqual([
    'POST /things old {"name":"x"}',
    'POST /api/auth/step-up old password=wrong',
    'POST /api/auth/step-up old password=secret',
    'POST /things new {"name":"x"}',
  ]);
});

test('a second refusal is shown, and nobody is asked again', async () => {
  const asked = vi.fn(() => Promise.resolve(true));
  forget = whenProofIsWanted(asked);
  answers = () => wanted;
  const problem = await api.delete('things/7').catch((error: unknown) => error);
  expect(problem).toBeInstanceOf(Problem);
  expect(problem).not.toBeInstanceOf(Unproved);
  expect(problem).toMatchObject({ status: 403, message: 'You signed in a while ago.' });
  expect(asked).toHaveBeenCalledTimes(1);
  expect(calls).toEqual(['DELETE /things/7 old', 'DELETE /things/7 old']);
});

test('who cancels has done nothing, and there is nothing to be said', async () => {
  answers = careful;
  forget = whenProofIsWanted(() => Promise.resolve(false));
  await expect(api.put('things/7', {})).rejects.toBeInstanceOf(Unproved);
  expect(calls).toEqual(['PUT /things/7 old {}']);
});

test('several calls that want it at the same time ask once', async () => {
  answers = careful;
  let answer: (proved: boolean) => void = () => undefined;
  const asked = vi.fn(() => new Promise<boolean>((resolve) => (answer = resolve)));
  forget = whenProofIsWanted(asked);
  const both = Promise.all([api.post('one'), api.post('two')]);
  await vi.waitFor(() => expect(calls).toHaveLength(2), 20_000);
  await vi.waitFor(() => expect(asked).toHaveBeenCalled(), 20_000);
  await stepUp({ password: 'secret' });
  answer(true);
  expect(await both).toEqual([{ done: true }, { done: true }]);
  expect(asked).toHaveBeenCalledTimes(1);
});

test('a token that another tab has renewed is learned, and the call is made once more', async () => {
  answers = (call) => {
    if (call.startsWith('GET /api/auth/session')) return { status: 200, body: sessionOf('new', 1) };
    return call.includes(' new') ? { status: 204 } : { status: 403, body: key('csrf', 'No.') };
  };
  await api.post('things');
  expect(calls).toEqual(['POST /things old', 'GET /api/auth/session old', 'POST /things new']);
});

test('a call that wants both gets both, each once', async () => {
  let token = 'old';
  answers = (call) => {
    if (call.startsWith('GET /api/auth/session')) return { status: 200, body: sessionOf((token = 'new'), 1) };
    if (call.startsWith('POST /api/auth/step-up')) return { status: 200, body: sessionOf((token = 'newest'), 1) };
    if (!call.includes(` ${token} `)) return { status: 403, body: key('csrf', 'No.') };
    return token === 'newest'
      ? { status: 200, body: { done: true } }
      : token === 'new'
        ? wanted
        : { status: 403, body: key('csrf', 'No.') };
  };
  forget = typing('secret');
  expect(await api.post('things', {})).toEqual({ done: true });
  expect(calls).toEqual([
    'POST /things old {}',
    'GET /api/auth/session old',
    'POST /things new {}',
    'POST /api/auth/step-up new password=secret',
    'POST /things newest {}',
  ]);
});

test('a server that is never content is asked a few times, not for ever', async () => {
  let asked = 0;
  answers = (call) => {
    if (call.startsWith('GET /api/auth/session')) return { status: 200, body: sessionOf('new', 1) };
    if (call.startsWith('POST /api/auth/step-up')) return { status: 200, body: sessionOf('newest', 1) };
    return asked++ % 2 === 0 ? { status: 403, body: key('csrf', 'No.') } : wanted;
  };
  forget = typing('secret');
  await expect(api.post('things')).rejects.toMatchObject({ status: 403, message: 'No.' });
  expect(calls.filter((call) => call.startsWith('POST /things'))).toHaveLength(3);
  answers = () => wanted;
  await expect(stepUp({ password: 'secret' })).rejects.toMatchObject({ status: 403 });
});

test('the password is taken also where another tab has renewed the session meanwhile', async () => {
  answers = (call) => {
    if (call.startsWith('GET /api/auth/session')) return { status: 200, body: sessionOf('newer', 1) };
    return call.includes(' newer ')
      ? { status: 200, body: sessionOf('newest', 1) }
      : { status: 403, body: key('csrf', 'No.') };
  };
  expect(await stepUp({ password: 'secret' })).toMatchObject({ csrf_token: 'newest' });
  expect(calls).toEqual([
    'POST /api/auth/step-up old password=secret',
    'GET /api/auth/session old',
    'POST /api/auth/step-up newer password=secret',
  ]);
});

test('a call is not made in the name of somebody else who has signed in meanwhile', async () => {
  const signedOut = vi.fn();
  whenSignedOut(signedOut);
  answers = (call) =>
    call.startsWith('GET /api/auth/session')
      ? { status: 200, body: sessionOf('theirs', 2) }
      : { status: 403, body: key('csrf', 'No.') };
  await expect(api.post('things')).rejects.toMatchObject({ status: 403 });
  expect(calls).toEqual(['POST /things old', 'GET /api/auth/session old']);
  expect(signedOut).toHaveBeenCalledTimes(1);
});

test('a session that is over signs out, also where several calls find it so', async () => {
  const signedOut = vi.fn();
  whenSignedOut(signedOut);
  answers = (call) =>
    call.startsWith('GET /api/auth/session')
      ? { status: 200, body: { csrf_token: null, user: null } }
      : { status: 401, body: key('notAuthenticated', 'No.') };
  const both = await Promise.allSettled([api.get('one'), api.get('two')]);
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(signedOut).toHaveBeenCalled();
  expect(calls.filter((call) => call.startsWith('GET /one') || call.startsWith('GET /two'))).toHaveLength(2);
});

test.each([
  'api/auth/session',
  'api/auth/session/totp',
  'api/auth/session/passkey',
  'api/auth/passkeys/authenticate/options',
])('a sign-in that %s refuses is over with that: there is no session to learn', async (path) => {
  const signedOut = vi.fn();
  whenSignedOut(signedOut);
  answers = () => ({ status: 401, body: key('invalidTotpCode', 'No.') });
  await expect(api.post(path)).rejects.toMatchObject({ status: 401, message: 'No.' });
  expect(calls).toEqual([`POST /${path} old`]);
  expect(signedOut).not.toHaveBeenCalled();
});

test('a code goes beside the password where there is one', async () => {
  answers = () => ({ status: 200, body: sessionOf('new', 1) });
  await stepUp({ password: 'secret', code: '123456' });
  expect(calls).toEqual(['POST /api/auth/step-up old password=secret&code=123456']);
});

test('what is refused for another reason is not repeated', async () => {
  answers = () => ({ status: 403, body: key('notEnoughPermissions', 'You may not.') });
  await expect(api.post('things')).rejects.toMatchObject({ message: 'You may not.' });
  expect(calls).toHaveLength(1);
});
