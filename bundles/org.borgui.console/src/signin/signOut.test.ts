import { afterEach, expect, test, vi } from 'vitest';
import { isLeaving, signOut } from './useSession';

afterEach(() => vi.unstubAllGlobals());

/** A server that answers this to a sign-out. */
function serve(answer: Response) {
  const assign = vi.fn();
  vi.stubGlobal('document', { querySelector: () => ({ content: '/' }) });
  vi.stubGlobal('window', { location: { href: 'http://localhost/', assign }, addEventListener: vi.fn() });
  vi.stubGlobal('fetch', async () => answer);
  return assign;
}

test.each([
  ['null', () => new Response('{"logout_url":null}')],
  ['nothing of it', () => new Response('{"message":"Signed out"}')],
  ['nothing', () => new Response(null, { status: 204 })],
])('where the server says %s, the person stays', async (_, answer) => {
  const assign = serve(answer());
  await signOut();
  expect(assign).not.toHaveBeenCalled();
  expect(isLeaving()).toBe(false);
});

test('else they go on to the provider', async () => {
  const assign = serve(new Response('{"logout_url":"https://sso.example/end"}'));
  await signOut();
  expect(assign).toHaveBeenCalledWith('https://sso.example/end');
  expect(isLeaving()).toBe(true);
});
