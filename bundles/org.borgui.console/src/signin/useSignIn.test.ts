import { afterEach, expect, test, vi } from 'vitest';
import { isOver } from '../shared/problem';
import { giveCode, signIn } from './useSignIn';

afterEach(() => vi.unstubAllGlobals());

/** A server that answers this to everything. */
function serve(status: number, body: unknown) {
  vi.stubGlobal('document', { querySelector: () => ({ content: '/' }) });
  vi.stubGlobal('window', { location: { href: 'http://localhost/' } });
  const asked = vi.fn<typeof fetch>(async () => new Response(JSON.stringify(body), { status }));
  vi.stubGlobal('fetch', asked);
  return asked;
}

const refusal = (name: string) => ({ detail: { key: `backend.errors.auth.${name}`, params: {}, message: 'No.' } });
const ana = { csrf_token: 'new', user: { id: 1 }, totp_required: false, login_challenge_token: null };
const challenge = { token: 'challenge', password: 'secret' };

test('who has no second factor is in with the password', async () => {
  serve(200, ana);
  expect(await signIn({ username: 'ana', password: 'secret' })).toEqual(ana);
});

test('who has one is asked for a code', async () => {
  serve(200, { csrf_token: null, user: null, totp_required: true, login_challenge_token: 'challenge' });
  expect(await signIn({ username: 'ana', password: 'secret' })).toEqual(challenge);
});

test('a code goes with what the password brought', async () => {
  const asked = serve(200, ana);
  expect(await giveCode(challenge, ' 123 456 ')).toEqual(ana);
  expect(asked.mock.calls[0]?.[0]).toBe('http://localhost/api/auth/session/totp');
  expect(asked.mock.calls[0]?.[1]?.body).toBe('{"login_challenge_token":"challenge","code":"123 456"}');
});

test.each([
  ['invalidTotpCode', false, { code: 'No.' }],
  ['invalidOrExpiredToken', true, {}],
])('%s is told, and nothing else is asked', async (name, over, fields) => {
  const asked = serve(401, refusal(name));
  const problem = await giveCode(challenge, '123456').catch((error: unknown) => error);
  expect(problem).toMatchObject({ status: 401, message: 'No.', fields });
  expect(isOver(problem as Error)).toBe(over);
  expect(asked).toHaveBeenCalledTimes(1);
});
