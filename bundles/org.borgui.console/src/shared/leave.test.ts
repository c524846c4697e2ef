import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { leaveFor } from './leave';

const assign = vi.fn();
const reload = vi.fn();
let shown: (event: { persisted: boolean }) => void;

beforeEach(() => {
  vi.resetAllMocks();
  vi.stubGlobal('window', {
    location: { href: 'https://nas.example/borg/', assign, reload },
    addEventListener: (_: string, listener: typeof shown) => (shown = listener),
  });
});

afterEach(() => vi.unstubAllGlobals());

test('the browser goes where it is told', () => {
  leaveFor('https://sso.example/authorize?x=1');
  expect(assign).toHaveBeenCalledWith('https://sso.example/authorize?x=1');
});

test('a page that the browser has kept is built anew', () => {
  leaveFor('https://sso.example/');
  shown({ persisted: false });
  expect(reload).not.toHaveBeenCalled();
  shown({ persisted: true });
  expect(reload).toHaveBeenCalled();
});

test.each(['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd'])('%s is nowhere to go', (address) => {
  expect(() => leaveFor(address)).toThrow();
  expect(assign).not.toHaveBeenCalled();
});
