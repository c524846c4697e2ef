import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { autofill, signInWithPasskey } from './usePasskeySignIn';

const ana = { csrf_token: 'new', user: { id: 1 } };
const chosen = { ceremony_token: 'token', credential: { id: 'key' } };

/** The browser's questions in their order, each open until it is answered or aborted. */
let questions: { mediation?: string; signal: AbortSignal; answer: (credential: unknown) => void }[];
let asked: ReturnType<typeof vi.fn<typeof fetch>>;
let possible: boolean;

beforeEach(() => {
  questions = [];
  possible = true;
  asked = vi.fn<typeof fetch>(async (url) =>
    String(url).endsWith('options')
      ? new Response('{"ceremony_token":"token","options":{}}')
      : new Response(JSON.stringify(ana)),
  );
  vi.stubGlobal('document', { querySelector: () => ({ content: '/' }) });
  vi.stubGlobal('window', { location: { href: 'http://localhost/' } });
  vi.stubGlobal('fetch', asked);
  vi.stubGlobal('PublicKeyCredential', {
    parseRequestOptionsFromJSON: (options: object) => options,
    isConditionalMediationAvailable: async () => possible,
  });
  vi.stubGlobal('navigator', { credentials: { get } });
});

afterEach(() => vi.unstubAllGlobals());

function get({ mediation, signal }: { mediation?: string; signal: AbortSignal }) {
  return new Promise((answer, fail) => {
    signal.addEventListener('abort', () => fail(signal.reason));
    questions.push({ ...(mediation ? { mediation } : {}), signal, answer });
  });
}

const opened = (count: number) => vi.waitFor(() => expect(questions).toHaveLength(count));
const key = { toJSON: () => ({ id: 'key' }) };

test('the passkey that is chosen signs in', async () => {
  const session = signInWithPasskey(null);
  await opened(1);
  questions[0]?.answer(key);
  expect(await session).toEqual(ana);
  expect(asked.mock.calls.map(([url]) => url)).toEqual([
    'http://localhost/api/auth/passkeys/authenticate/options',
    'http://localhost/api/auth/session/passkey',
  ]);
  expect(asked.mock.calls[1]?.[1]?.body).toBe(JSON.stringify(chosen));
});

test('one that was filled in is not asked for again', async () => {
  expect(await signInWithPasskey(chosen)).toEqual(ana);
  expect(questions).toHaveLength(0);
  expect(asked).toHaveBeenCalledTimes(1);
});

test('who chooses none is not signed in', async () => {
  const session = signInWithPasskey(null);
  await opened(1);
  questions[0]?.answer(null);
  expect(await session).toBeNull();
  expect(asked).toHaveBeenCalledTimes(1);
});

test('the browser fills in what the person chooses', async () => {
  const onChosen = vi.fn();
  autofill(onChosen);
  await opened(1);
  expect(questions[0]?.mediation).toBe('conditional');
  questions[0]?.answer(key);
  await vi.waitFor(() => expect(onChosen).toHaveBeenCalledWith(chosen));
});

test('nothing is filled in once it was told to stop', async () => {
  const onChosen = vi.fn();
  const stop = autofill(onChosen);
  await opened(1);
  stop();
  expect(questions[0]?.signal.aborted).toBe(true);
  questions[0]?.answer(key);
  await new Promise((done) => setTimeout(done));
  expect(onChosen).not.toHaveBeenCalled();
});

test('the button ends it before it asks', async () => {
  autofill(() => undefined);
  await opened(1);
  void signInWithPasskey(null);
  expect(questions[0]?.signal.aborted).toBe(true);
  await opened(2);
  expect(questions[1]).not.toHaveProperty('mediation');
  expect(questions[1]?.signal.aborted).toBe(false);
});

test('where the browser cannot fill in, or the server is silent, nobody notices', async () => {
  const onChosen = vi.fn();
  possible = false;
  autofill(onChosen);
  await new Promise((done) => setTimeout(done));
  expect(asked).not.toHaveBeenCalled();
  possible = true;
  asked.mockRejectedValue(new Error('away'));
  autofill(onChosen);
  await vi.waitFor(() => expect(asked).toHaveBeenCalled());
  await new Promise((done) => setTimeout(done));
  expect(onChosen).not.toHaveBeenCalled();
});
