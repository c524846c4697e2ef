import { afterEach, expect, test, vi } from 'vitest';
import { prove, whenProofIsWanted } from '../shared/proof';
import { currentSession } from './useSession';

afterEach(() => vi.unstubAllGlobals());

/** A server that answers these sessions, one after the other, and the last one from then on. */
function serve(...answers: unknown[]) {
  vi.stubGlobal('document', { querySelector: () => ({ content: '/' }) });
  vi.stubGlobal('window', { location: { href: 'http://localhost/' } });
  const asked = vi.fn(async () => {
    const body = answers.length > 1 ? answers.shift() : answers[0];
    return new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json' } });
  });
  vi.stubGlobal('fetch', asked);
  return asked;
}

const nobody = { csrf_token: null, user: null };
const ana = { csrf_token: 'new', user: { id: 1 } };

test('who has no session is nobody', async () => {
  serve(nobody);
  expect(await currentSession(new AbortController().signal)).toBeNull();
});

test('while the password is asked for, nobody is signed out: the server is asked again after the answer', async () => {
  const asked = serve(nobody, ana);
  let answer: (proved: boolean) => void = () => undefined;
  const forget = whenProofIsWanted(() => new Promise((resolve) => (answer = resolve)));
  const proof = prove();
  const session = currentSession(new AbortController().signal);
  await vi.waitFor(() => expect(asked).toHaveBeenCalledTimes(1));
  expect(await Promise.race([session, Promise.resolve('open')])).toBe('open');
  answer(true);
  await proof;
  expect(await session).toEqual(ana);
  forget();
});
