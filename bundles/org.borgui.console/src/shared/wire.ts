// What the server sends and takes, as it stands on the wire.

export type Role = 'viewer' | 'operator' | 'admin';
export type RepositoryRole = 'viewer' | 'operator';

export type UserMe = {
  id: number;
  username: string;
  full_name: string | null;
  email: string | null;
  role: Role;
  all_repositories_role: RepositoryRole | null;
  must_change_password: boolean;
  totp_enabled: boolean;
  passkey_count: number;
  last_login: string | null;
  created_at: string;
  global_permissions: string[];
};

/** `sign_in` is `password`, `oidc`, `none`, or the name of what vouches for each request. */
export type Session = {
  csrf_token: string;
  user: UserMe;
  sign_in?: string | null;
  /** Whether this person has to set up a second factor before anything else. */
  second_factor_required?: boolean;
};

/** What the server says when nobody is signed in. */
export type NoSession = { csrf_token: null; user: null };

/** What it says when the password is right and a code is wanted as well. */
export type CodeWanted = { csrf_token: null; user: null; login_challenge_token: string };

/** Where a browser goes on, at a provider. */
export type Elsewhere = { authorization_url: string };

/** A provider that people sign in at. */
export type Provider = { id: string; name: string };

export type JobState = 'queued' | 'running' | 'succeeded' | 'warned' | 'failed' | 'cancelled' | 'skipped' | 'lost';

export type Progress = {
  original_size: number;
  compressed_size: number;
  deduplicated_size: number;
  nfiles: number;
  current_file: string | null;
  percent: number | null;
  bytes_per_second: number;
  expected_size: number | null;
  seconds_left: number | null;
};

export type Failure = { kind: string; message: string; evidence: string | null };

export type Job = {
  id: number;
  operation: string;
  repository_id: number | null;
  repository_name: string | null;
  repository_path: string;
  archive: string | null;
  destination: string | null;
  /** It is a check that looks at a part alone. */
  partial: boolean;
  state: JobState;
  created_at: string;
  started_at: string | null;
  ended_at: string | null;
  by: string | null;
  trigger: string;
  /** The plan and the run it belongs to, where it does. */
  plan_id: number | null;
  run_id: number | null;
  message: string | null;
  failure: Failure | null;
  progress: Progress | null;
  can_cancel: boolean;
  has_logs: boolean;
  /** What has become of its log: the policy or a clean-up may have removed it. */
  log: 'there' | 'not_kept' | 'removed' | 'none';
  /** While it is queued because as many of its group run as may. */
  waits: Waits | null;
};

export type Waits = {
  group: 'backups' | 'scheduled_backups' | 'scheduled_checks' | 'care' | 'restores' | 'others';
  running: number;
  limit: number;
};

export type JobPage = { jobs: Job[]; next_before: number | null };

export type LogPage = { lines: { line_number: number; content: string }[]; total_lines: number; has_more: boolean };

export type Repository = {
  id: number;
  name: string;
  path: string;
  encryption: string;
  compression: string;
  source_directories: string[];
  exclude_patterns: string[];
  exclude_caches: boolean;
  one_file_system: boolean;
  /** `observe`: this server reads it and never writes to it. */
  mode: 'full' | 'observe';
  archive_count: number;
  total_size: string | null;
  original_size: number | null;
  deduplicated_size: number | null;
  last_backup: string | null;
  created_at: string;
  has_keyfile: boolean;
  can_backup: boolean;
  can_manage: boolean;
  has_running_maintenance: boolean;
  /** When the last check ended that found no damage. */
  last_check: string | null;
  /** A check found damage, and no whole one since has found none. */
  check_failed: boolean;
  last_compact: string | null;
  /** When it was last proved that an archive can be restored. */
  last_restore_check: string | null;
  /** When a plan or schedule backs up to it the next time, and which. */
  next_run: string | null;
  schedule_name: string | null;
  latest_job: Job | null;
};

export type LockHolder = {
  host: string;
  pid: number;
  thread: number;
  since: string;
  /** It keeps everybody out, not only those who write. */
  exclusive: boolean;
  /** Whether it works: nobody here can know that of other machines and programs. */
  state: 'alive' | 'dead' | 'unknown';
  /** How that is known. */
  evidence: 'works' | 'gone' | 'rebooted' | 'reused' | 'elsewhere' | 'unreadable';
  /** When the process that has this number here was started. */
  process_started: string | null;
  /** What it does for this server. */
  job: Job | null;
};

export type Lock = { locked: boolean; holders: LockHolder[] };

/** `start` and `time` are borg's, without a zone; `started_at` has one. */
export type Archive = {
  archive: string;
  name: string;
  id: string;
  start: string;
  time: string;
  started_at: string;
  triggered_by?: string;
};

export type ArchiveInfo = {
  name: string;
  start: string;
  started_at: string;
  end: string;
  duration: number;
  stats: { original_size: number; compressed_size: number; deduplicated_size: number; nfiles: number };
  hostname: string;
  username: string;
  comment: string;
};

export type EntryType = 'file' | 'directory' | 'symlink' | 'other';

export type Entry = {
  name: string;
  path: string;
  type: EntryType;
  size: number | null;
  /** Empty for a folder that the archive does not hold by itself. */
  modified: string | null;
  mode: string;
  user: string;
  group: string;
  link: string | null;
};

export type Listing = { items: Entry[]; next: string | null; total: number; ready: boolean; read: number };

export type FolderItem = {
  name: string;
  path: string;
  is_directory: boolean;
  size: number | null;
  modified: string | null;
  is_borg_repo: boolean;
};

export type FolderPage = { current_path: string; items: FolderItem[]; parent_path: string | null };

export type Roots = { roots: { path: string }[]; fixed: boolean };

export type UserRow = {
  id: number;
  username: string;
  full_name: string | null;
  email: string | null;
  is_active: boolean;
  auth_source: string;
  totp_enabled: boolean;
  passkey_count: number;
  role: Role;
  all_repositories_role: RepositoryRole | null;
  created_at: string;
  last_login: string | null;
};

export type Grant = {
  id: number;
  user_id: number;
  repository_id: number;
  repository_name: string;
  role: RepositoryRole;
};

export type Started = { job_id: number; status: string; message: string };

export type Plan = {
  id: number;
  name: string;
  description: string | null;
  enabled: boolean;
  source_directories: string[];
  exclude_patterns: string[];
  exclude_caches: boolean;
  one_file_system: boolean;
  archive_name_template: string;
  compression: string;
  check_extra_flags: string | null;
  upload_ratelimit_kib: number | null;
  repository_run_mode: 'series' | 'parallel';
  max_parallel_repositories: number;
  failure_behavior: 'continue' | 'stop';
  schedule_enabled: boolean;
  schedule_mode: 'cron' | 'availability';
  cron_expression: string | null;
  timezone: string;
  catch_up: boolean;
  /** It begins up to so many minutes after its time, always equally late. */
  spread_minutes: number;
  availability_check_interval_minutes: number;
  min_success_interval_minutes: number;
  last_run: string | null;
  next_run: string | null;
  /** Why a plan that runs when all is there does not run now. */
  wait_reason: string | null;
  repository_ids: number[];
  can_run: boolean;
  promise: { every_days: number; by: string } | null;
  promise_standings: PromiseStanding[];
  updated_at: string | null;
};

/** How a plan's promise stands in one repository. */
export type PromiseStanding = {
  repository_id: number;
  state: 'pending' | 'kept' | 'broken';
  since: string | null;
  reason: string | null;
  last_good: string | null;
  next: string;
};

export type PlanTarget = {
  repository_id: number;
  enabled: boolean;
  execution_order: number;
  compression_source: 'plan' | 'repository' | 'custom';
  compression_override: string | null;
  upload_ratelimit_kib_override: number | null;
};

export type WholePlan = Plan & {
  run_prune_after: boolean;
  run_compact_after: boolean;
  run_check_after: boolean;
  /** In seconds; 0 for as long as it takes. */
  check_max_duration: number;
  prune_keep_hourly: number;
  prune_keep_daily: number;
  prune_keep_weekly: number;
  prune_keep_monthly: number;
  prune_keep_quarterly: number;
  prune_keep_yearly: number;
  prune_keep_within: string | null;
  repositories: PlanTarget[];
};

export type RunState =
  'pending' | 'running' | 'completed' | 'completed_with_warnings' | 'partial' | 'failed' | 'cancelled' | 'skipped';

export type RunPart = {
  repository_id: number;
  status: RunState;
  started_at: string | null;
  completed_at: string | null;
  error_message: string | null;
  /** The backup first, then what followed it. */
  jobs: Job[];
};

export type Run = {
  id: number;
  backup_plan_id: number;
  backup_plan_name: string;
  trigger: string;
  status: RunState;
  requested_by: string;
  due_at: string | null;
  started_at: string | null;
  completed_at: string | null;
  error_message: string | null;
  /** Why it is late, or why nothing was run. */
  reason: string | null;
  created_at: string;
  retry_attempt: number;
  retry_original_run_id: number | null;
  retry_source_run_id: number | null;
  repositories: RunPart[];
};

/** What plans will do; `truncated` when there is more than is told. */
export type Forecast = { upcoming_jobs: Upcoming[]; truncated: boolean };

/** A run to come: of a plan, of a schedule of the older kind, or of a check, which has the name of its repository. */
export type Upcoming = {
  id: number;
  type: 'backup_plan' | 'schedule' | 'check' | 'restore_check';
  name: string;
  repository_ids: number[];
  next_run: string;
};

export type CronJudged = { success: boolean; next_runs: string[]; error: string | null };

/** Where notices are sent, and which. */
export type Subscription = {
  id: number;
  name: string;
  service_url: string;
  enabled: boolean;
  title_prefix: string | null;
  include_job_name_in_title: boolean;
  notify_on_backup_start: boolean;
  notify_on_backup_success: boolean;
  notify_on_backup_warning: boolean;
  notify_on_backup_failure: boolean;
  notify_on_restore_success: boolean;
  notify_on_restore_failure: boolean;
  notify_on_check_success: boolean;
  notify_on_check_failure: boolean;
  notify_on_restore_check_success: boolean;
  notify_on_restore_check_failure: boolean;
  notify_on_schedule_failure: boolean;
  notify_on_stale_backup: boolean;
  notify_on_account_change: boolean;
  monitor_all_repositories: boolean;
  repositories: { id: number; name: string | null }[];
  last_used_at: string | null;
  health: { failing_since: string | null; trouble: string | null; waiting: number; given_up: number };
};

export type Delivery = {
  key: string;
  title: string;
  at: string;
  status: 'waiting' | 'delivered' | 'given_up';
  completed_at: string | null;
  trouble: string | null;
};
