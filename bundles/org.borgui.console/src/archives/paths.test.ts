import { expect, it } from 'vitest';
import { archivePath, crumbs } from './paths';

it('archivePath escapes names but not the slashes between them', () => {
  expect(archivePath(3, 'a b/c', 'home/x #1/')).toBe('/repositories/3/archives/a%20b%2Fc/home/x%20%231');
  expect(archivePath(3, 'daily')).toBe('/repositories/3/archives/daily');
});

it('crumbs lead to each folder above', () => {
  expect(crumbs('home/user')).toEqual([
    { name: 'home', path: 'home' },
    { name: 'user', path: 'home/user' },
  ]);
});
