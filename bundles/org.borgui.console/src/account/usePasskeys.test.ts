import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { addPasskey } from './usePasskeys';

const wanted = { name: 'Phone', current_password: 'secret', code: null };
const create = vi.fn();
let asked: ReturnType<typeof vi.fn<typeof fetch>>;

beforeEach(() => {
  asked = vi.fn<typeof fetch>(async (url) =>
    String(url).endsWith('options')
      ? new Response('{"ceremony_token":"token","options":{}}')
      : new Response('{"id":7,"name":"Phone"}'),
  );
  vi.stubGlobal('document', { querySelector: () => ({ content: '/' }) });
  vi.stubGlobal('window', { location: { href: 'http://localhost/' } });
  vi.stubGlobal('fetch', asked);
  vi.stubGlobal('PublicKeyCredential', { parseCreationOptionsFromJSON: (options: object) => options });
  vi.stubGlobal('navigator', { credentials: { create } });
});

afterEach(() => vi.unstubAllGlobals());

const bodies = () => asked.mock.calls.map(([, call]) => JSON.parse(String(call?.body)) as unknown);

test('a passkey is made after the proof, and goes with its name', async () => {
  create.mockResolvedValue({ toJSON: () => ({ id: 'key' }) });
  expect(await addPasskey(wanted)).toEqual({ id: 7, name: 'Phone' });
  expect(bodies()).toEqual([
    { current_password: 'secret', code: null },
    { ceremony_token: 'token', credential: { id: 'key' }, name: 'Phone' },
  ]);
});

test('who breaks off in the browser has made none', async () => {
  create.mockRejectedValue(new DOMException('No.', 'NotAllowedError'));
  expect(await addPasskey(wanted)).toBeNull();
  expect(asked).toHaveBeenCalledTimes(1);
});

test('a device that has one already says so', async () => {
  create.mockRejectedValue(new DOMException('No.', 'InvalidStateError'));
  await expect(addPasskey(wanted)).rejects.toThrow('This device has a passkey for this account already.');
});
