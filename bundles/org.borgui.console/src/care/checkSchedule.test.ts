import { expect, it } from 'vitest';
import { scheduleBody, scheduleOf } from './checkSchedule';

const both = { timezone: 'Europe/Berlin', enabled: true, catch_up: true, last_runs: [] };

it('reads when a repository is checked, and sends flags only for a whole check', () => {
  const read = scheduleOf({
    ...both,
    check_cron_expression: '0 3 * * 0',
    next_scheduled_check: 'soon',
    check_max_duration: 0,
    check_extra_flags: '--verify-data',
  });
  expect(read).toMatchObject({ cron: '0 3 * * 0', next: 'soon', seconds: 0, flags: '--verify-data', lastRun: null });
  expect(scheduleBody('check', read)).toMatchObject({ max_duration: 0, check_extra_flags: '--verify-data' });
  expect(scheduleBody('check', { ...read, seconds: 900 })).toMatchObject({ check_extra_flags: '' });
});

it('reads what is proved, and sends paths only where they are chosen', () => {
  const read = scheduleOf({
    ...both,
    restore_check_cron_expression: null,
    next_scheduled_restore_check: null,
    restore_check_mode: 'probe_paths',
    restore_check_paths: ['srv/a'],
  });
  expect(read).toMatchObject({ cron: null, mode: 'probe_paths', paths: ['srv/a'] });
  expect(scheduleBody('restore-check', { ...read, mode: 'sample' })).toMatchObject({ mode: 'sample', paths: [] });
});
