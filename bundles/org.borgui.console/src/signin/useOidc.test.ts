import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { endSignIn, signInAddress } from './useOidc';

const ana = { csrf_token: 'new', user: { id: 1 }, sign_in: 'oidc' };
let asked: ReturnType<typeof vi.fn<typeof fetch>>;

function lieAt(content: string) {
  vi.stubGlobal('document', { querySelector: () => ({ content }) });
  vi.stubGlobal('window', { location: { href: 'https://nas.example/borg/plans?view=calendar' } });
}

beforeEach(() => {
  lieAt('/');
  asked = vi.fn<typeof fetch>(async () => new Response(JSON.stringify(ana)));
  vi.stubGlobal('fetch', asked);
});

afterEach(() => vi.unstubAllGlobals());

test.each([
  ['/', 'https://nas.example/'],
  ['/borg/', 'https://nas.example/borg/'],
])('signing in at a provider begins below %s and ends where the person is', (base, start) => {
  lieAt(base);
  expect(signInAddress('keycloak', '/plans?view=calendar&ahead=30')).toBe(
    `${start}api/auth/oidc/keycloak/login?return_to=%2Fplans%3Fview%3Dcalendar%26ahead%3D30`,
  );
});

test('a sign-in is ended once, however many want it', async () => {
  expect(await Promise.all([endSignIn(), endSignIn()])).toEqual([ana, ana]);
  expect(asked).toHaveBeenCalledTimes(1);
  expect(asked.mock.calls[0]?.[0]).toBe('https://nas.example/api/auth/session/oidc');
  expect(asked.mock.calls[0]?.[1]).toMatchObject({ method: 'POST', body: '{}' });
});

test('the next sign-in is ended anew', async () => {
  await endSignIn();
  await endSignIn();
  expect(asked).toHaveBeenCalledTimes(2);
});

test('one that is refused is told in the words of the server, and nothing else is asked', async () => {
  const detail = { key: 'backend.errors.auth.invalidOrExpiredToken', params: {}, message: 'Too late.' };
  asked.mockImplementation(async () => new Response(JSON.stringify({ detail }), { status: 401 }));
  await expect(Promise.all([endSignIn(), endSignIn()])).rejects.toThrow('Too late.');
  expect(asked).toHaveBeenCalledTimes(1);
});
