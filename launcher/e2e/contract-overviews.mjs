// What activity, dashboard and system say.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keys, ok, refused, TIME } from './contract-checks.mjs';

export function overviews({ get }) {
  test('activity, dashboard and system say what there is', async () => {
    const recent = await ok(get('/api/activity/recent'));
    keys(recent[0], `
      activity_key id type status started_at completed_at error_message repository log_file_path triggered_by schedule_id schedule_name
      backup_plan_id backup_plan_run_id backup_plan_name skip_reason archive_name package_name has_logs repository_path
    `);
    const [{ id }] = await ok(get('/api/activity/recent?job_type=restore&status=completed&limit=1'));
    const logs = await ok(get(`/api/activity/restore/${id}/logs`));
    keys(logs, 'lines total_lines has_more', true);
    const saved = await get(`/api/activity/restore/${id}/logs/download`);
    assert.match(saved.headers.get('content-disposition'), new RegExp(`^attachment; filename="restore_job_${id}_logs.txt"`));
    await refused(get('/api/activity/teapot/1/logs'), 400, 'activity.invalidJobType', { jobType: 'teapot' });
    await refused(get('/api/activity/backup/99999/logs'), 404, 'activity.jobNotFound');
    const status = await ok(get('/api/dashboard/status'));
    keys(status, 'system_metrics scheduled_jobs recent_jobs alerts last_updated');
    keys(status.system_metrics, 'cpu_usage cpu_count memory_usage memory_total memory_available disk_usage disk_total disk_free uptime');
    keys(status.recent_jobs[0], `
      id repository status started_at completed_at progress error_message triggered_by schedule_id has_logs
    `, true);
    assert.match(status.last_updated, TIME);
    const overview = await ok(get('/api/dashboard/overview'));
    keys(overview, 'summary storage repository_health backup_trends upcoming_tasks activity_feed system_metrics last_updated');
    keys(overview.backup_trends.at(-1), 'date successful failed');
    assert.equal(overview.backup_trends.length, 14);
    assert.ok(overview.backup_trends.at(-1).successful + overview.backup_trends.at(-2).successful > 0);
    keys(overview.storage, 'total_size total_size_bytes total_archives average_dedup_ratio breakdown');
    keys(overview.repository_health[0], `
      id name path type mode last_backup last_check last_compact last_restore_check archive_count total_size size_bytes health_status
      health_color warnings restore_check_configured latest_restore_check_status latest_restore_check_error dedup_ratio has_schedule
      schedule_enabled schedule_name next_run backup_plan_count backup_plan_scheduled_count backup_plan_names dimension_health
    `, true);
    keys(await ok(get('/api/dashboard/metrics')), 'cpu_usage memory_usage disk_usage network_io load_average');
    const info = await ok(get('/api/system/info', { as: null }));
    keys(info, 'app_version borg_version borg2_version plan features feature_access entitlement', true);
    assert.equal(Object.values(info.feature_access).filter((allowed) => allowed === true).length, 13);
  });
}
