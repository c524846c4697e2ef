import { expect, it } from 'vitest';
import { archiveName } from './archiveName';

const now = new Date(2026, 2, 1, 2, 7, 9);

it.each([
  ['{plan_name}-{now}', 'Photos-of-2026-2026-03-01T02:07:09'],
  ['{repository_name} {date} {time}', 'Big-disk 2026-03-01 02:07:09'],
  ['{other}-{timestamp}', `{other}-${Math.floor(now.getTime() / 1000)}`],
])('%s', (template, name) => {
  expect(archiveName(template, 'Photos of 2026', '/Big disk/', now)).toBe(name);
});

it('a name without letters is one all the same', () => {
  expect(archiveName('{plan_name}', '...', '', now)).toBe('backup');
});
