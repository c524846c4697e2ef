import { describe, expect, it } from 'vitest';
import type { LockHolder } from '../shared/wire';
import { hostName, lockState, mayTend } from './lock';

const holder = (state: LockHolder['state'], host = 'nas') => ({ host, state }) as LockHolder;

describe('lockState', () => {
  it('is free where nobody holds it', () => {
    expect(lockState([])).toBe('free');
  });

  it('goes by the holder that forbids most', () => {
    expect(lockState([holder('dead')])).toBe('dead');
    expect(lockState([holder('dead'), holder('unknown')])).toBe('unknown');
    expect(lockState([holder('unknown'), holder('dead'), holder('alive')])).toBe('alive');
  });
});

it('a host is named without the number borg gives it, and this server as what it is', () => {
  expect(hostName(holder('unknown', 'nas.example@123456789'))).toBe('nas.example');
  expect(hostName(holder('unknown', 'nas'))).toBe('nas');
  expect(hostName(holder('dead', 'borg-ui-a21e412f'))).toBe('this server');
});

describe('mayTend', () => {
  const observed = { can_backup: false, can_manage: false };

  it('follows what the repository tells', () => {
    expect(mayTend({ ...observed, can_backup: true }, [])).toBe(true);
    expect(mayTend({ ...observed, can_manage: true }, [])).toBe(true);
  });

  it('is for operators of an observed repository too, and not for those who only look', () => {
    expect(mayTend(observed, [null, 'operator'])).toBe(true);
    expect(mayTend(observed, ['viewer', undefined])).toBe(false);
  });
});
