import { Problem } from '../shared/problem';
import type { Subscription } from '../shared/wire';

/** The topics in the order people read them; the first of each pair is bad news. */
export const TOPICS = [
  'notify_on_backup_failure',
  'notify_on_backup_warning',
  'notify_on_backup_success',
  'notify_on_backup_start',
  'notify_on_stale_backup',
  'notify_on_schedule_failure',
  'notify_on_check_failure',
  'notify_on_check_success',
  'notify_on_restore_check_failure',
  'notify_on_restore_check_success',
  'notify_on_restore_failure',
  'notify_on_restore_success',
  'notify_on_account_change',
] as const;
export type Topic = (typeof TOPICS)[number];

export type Fields = {
  name: string;
  address: string;
  enabled: boolean;
  prefix: string;
  planInTitle: boolean;
  topics: Record<Topic, boolean>;
  all: boolean;
  repositories: number[];
};

/** What a new one hears of: everything that went wrong, and what was done to accounts. */
const USUAL = new Set<Topic>(TOPICS.filter((topic) => /failure|stale|account/.test(topic)));

const topicsBy = (is: (topic: Topic) => boolean) =>
  Object.fromEntries(TOPICS.map((topic) => [topic, is(topic)])) as Record<Topic, boolean>;

export const NEW: Fields = {
  name: '',
  address: '',
  enabled: true,
  prefix: '',
  planInTitle: true,
  topics: topicsBy((topic) => USUAL.has(topic)),
  all: true,
  repositories: [],
};

export const fieldsOf = (one: Subscription): Fields => ({
  name: one.name,
  address: one.service_url,
  enabled: one.enabled,
  prefix: one.title_prefix ?? '',
  planInTitle: one.include_job_name_in_title,
  topics: topicsBy((topic) => one[topic]),
  all: one.monitor_all_repositories,
  repositories: one.repositories.map(({ id }) => id),
});

export type WireSubscription = ReturnType<typeof wireOf>;

export const wireOf = (fields: Fields) => ({
  name: fields.name.trim(),
  service_url: fields.address.trim(),
  enabled: fields.enabled,
  title_prefix: fields.prefix.trim() || null,
  include_job_name_in_title: fields.planInTitle,
  ...fields.topics,
  monitor_all_repositories: fields.all,
  repository_ids: fields.all ? [] : fields.repositories,
});

/** What became of a test notice. */
export type Tested = { success: boolean; message: string };

/** Throws the server's sentence for a test that did not arrive. */
export function requireArrived({ success, message }: Tested): void {
  if (!success) {
    throw new Problem(200, message);
  }
}

/** Whether notices do not arrive, or some are lost: later ones that arrived do not bring them back. */
export const fails = ({ trouble, given_up }: Subscription['health']): boolean => trouble !== null || given_up > 0;

/** An address without what is secret: its kind and where it leads. */
export function placeOf(address: string): string {
  const [, scheme = '', rest = ''] = /^([^:]+):\/\/(.*)$/.exec(address) ?? [];
  const host = rest.split(/[/?#]/, 1)[0]?.replace(/^.*@/, '') ?? '';
  return scheme ? `${scheme}://${host}` : '';
}
