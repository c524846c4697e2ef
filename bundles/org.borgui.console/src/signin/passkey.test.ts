import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { choosePasskey, makePasskey, offered } from './passkey';

afterEach(() => vi.unstubAllGlobals());

class Key {
  static parseRequestOptionsFromJSON = (options: object) => ({ read: options });
  static parseCreationOptionsFromJSON = (options: object) => ({ read: options });
  toJSON() {
    return { id: 'key' };
  }
}

/** A browser that is at this host. */
function browse(hostname: string, isSecureContext = true, PublicKeyCredential: unknown = Key) {
  vi.stubGlobal('window', {
    isSecureContext,
    location: { hostname },
    ...(PublicKeyCredential ? { PublicKeyCredential } : {}),
  });
}

const get = vi.fn();
const create = vi.fn();

beforeEach(() => {
  vi.resetAllMocks();
  vi.stubGlobal('PublicKeyCredential', Key);
  vi.stubGlobal('navigator', { credentials: { get, create } });
});

test.each([
  ['nas.example', 'nas.example', true],
  ['borg.nas.example', 'nas.example', true],
  ['mynas.example', 'nas.example', false],
  ['example', 'nas.example', false],
  ['192.168.1.7', 'nas.example', false],
  ['localhost', 'localhost', true],
  ['localhost', null, false],
  ['localhost', undefined, false],
])('at %s, with passkeys for %s: %s', (hostname, host, expected) => {
  browse(hostname);
  expect(offered(host)).toBe(expected);
});

test('nothing is offered where the browser cannot do it', () => {
  browse('localhost', false);
  expect(offered('localhost')).toBe(false);
  browse('localhost', true, null);
  expect(offered('localhost')).toBe(false);
  browse('localhost', true, { prototype: {} });
  expect(offered('localhost')).toBe(false);
});

test('what is chosen or made goes as JSON', async () => {
  const { signal } = new AbortController();
  get.mockResolvedValue(new Key());
  create.mockResolvedValue(new Key());
  expect(await choosePasskey({ challenge: 'x' }, { signal })).toEqual({ id: 'key' });
  expect(get).toHaveBeenCalledWith({ signal, publicKey: { read: { challenge: 'x' } } });
  expect(await makePasskey({ challenge: 'x' } as PublicKeyCredentialCreationOptionsJSON)).toEqual({ id: 'key' });
});

test.each(['NotAllowedError', 'AbortError'])('who breaks off (%s) has done nothing wrong', async (name) => {
  get.mockRejectedValue(new DOMException('No.', name));
  expect(await choosePasskey({ challenge: 'x' }, {})).toBeNull();
});

test.each([
  ['InvalidStateError', 'This device has a passkey for this account already.'],
  ['SecurityError', 'The browser could not use a passkey: No.'],
])('%s is told in words', async (name, message) => {
  create.mockRejectedValue(new DOMException('No.', name));
  await expect(makePasskey({} as PublicKeyCredentialCreationOptionsJSON)).rejects.toThrow(message);
});
