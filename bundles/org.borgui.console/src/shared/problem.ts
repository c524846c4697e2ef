import { exact } from './format';
import { t } from './i18n';

/** An answer of the server that is not a success, in words a person can read. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    message: string,
    /** Messages by the name of the field they belong to. */
    readonly fields: Readonly<Record<string, string>> = {},
    readonly key: string | null = null,
    readonly suggestion: string | null = null,
    /** The path it is about, where it is about one. */
    readonly path: string | null = null,
  ) {
    super(message);
    this.name = 'Problem';
  }
}

/** The person was asked to prove themselves anew and did not: nothing was done, and a form stays as it was. */
export class Unproved extends Problem {
  constructor({ status, message, key }: Problem) {
    super(status, message, {}, key);
    this.name = 'Unproved';
  }
}

/** What was begun a while ago is no longer known to the server: it has to be begun again. */
export const isOver = (problem: Error | null): boolean =>
  problem instanceof Problem && problem.key === 'backend.errors.auth.invalidOrExpiredToken';

/** The fields that the server's reasons belong to, by the end of their keys. */
const FIELDS: Record<string, string[]> = {
  'repo.repositoryNameExists': ['name'],
  'repo.invalidName': ['name'],
  'repo.repositoryPathExists': ['path'],
  'repo.repositoryDirNotExist': ['path'],
  'repo.notValidBorgRepository': ['path'],
  'repo.invalidPath': ['path'],
  'repo.failedToCreateParentDirectory': ['path'],
  'repo.encryptedPassphraseRequired': ['passphrase'],
  'repo.encryptedPassphraseIncorrect': ['passphrase'],
  'repo.invalidEncryptionMode': ['encryption'],
  'repo.invalidCompression': ['compression'],
  'repo.keyfileEmpty': ['keyfile_content'],
  'repo.keyfileTooLarge': ['keyfile_content'],
  'repo.encryptionKeyfileNotRequired': ['keyfile_content'],
  'repo.invalidRetention': ['retention'],
  'repo.retentionKeepsNothing': ['retention'],
  'repo.invalidPruneKeepWithin': ['prune_keep_within'],
  'backupPlans.nameExists': ['name'],
  'schedule.invalidMode': ['schedule_mode'],
  'settings.usernameAlreadyExists': ['username'],
  'settings.invalidUsername': ['username'],
  'settings.invalidFullName': ['full_name'],
  'settings.invalidEmail': ['email'],
  'settings.emailAlreadyExists': ['email'],
  'auth.currentPasswordIncorrect': ['current_password'],
  'auth.newPasswordSameAsCurrent': ['new_password'],
  'auth.oidcTemplateUserNotFound': ['template_username'],
  'auth.invalidTotpCode': ['code'],
  'auth.totpCodeRequired': ['code'],
};

function fieldsOf(key: string | null, message: string): Record<string, string> {
  const end = key?.replace(/^backend\.errors\./, '') ?? '';
  const names = FIELDS[end] ?? (/^auth\.password[A-Z]/.test(end) ? ['password', 'new_password'] : []);
  return Object.fromEntries(names.map((name) => [name, message]));
}

type FieldError = { loc: unknown[]; msg: string };

/** Reads the four shapes in which the server tells what is wrong. */
export function problemOf(status: number, body: unknown): Problem {
  const detail = isRecord(body) ? body.detail : undefined;
  if (typeof detail === 'string') {
    return new Problem(status, detail);
  }
  if (Array.isArray(detail)) {
    return fieldProblem(status, detail.filter(isFieldError));
  }
  if (isRecord(detail)) {
    const message = sentence(detail.message) ?? fallback(status);
    const key = text(detail.key) ?? text(detail.error);
    const params = isRecord(detail.params) ? detail.params : {};
    const field = text(params.field);
    const fields = { ...fieldsOf(key, message), ...(field === null ? {} : { [field]: message }) };
    return new Problem(status, message, fields, key, sentence(detail.suggestion), text(params.path));
  }
  return new Problem(status, fallback(status));
}

/** The server could not be reached at all. */
export function unreachable(): Problem {
  return new Problem(0, t('problem.unreachable'));
}

function fieldProblem(status: number, errors: FieldError[]): Problem {
  const fields: Record<string, string> = {};
  for (const error of errors) {
    fields[String(error.loc.at(-1) ?? '')] ??= error.msg;
  }
  const sentences = Object.entries(fields).map(([name, message]) => `${words(name)}: ${message}`);
  return new Problem(status, sentences.join(' ') || fallback(status), fields);
}

/** A field's name as people write it: `new_password` becomes `New password`. */
function words(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1).replaceAll('_', ' ');
}

const KNOWN = ['401', '403', '404', '409', '423', '429'] as const;

function fallback(status: number): string {
  const known = KNOWN.find((one) => one === String(status));
  return known ? t(`problem.${known}`) : t('problem.other', { status });
}

const MOMENT = /\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z?/g;

/** A sentence of the server for people: the bare name of one is none, and times are the reader's. */
function sentence(value: unknown): string | null {
  const said = text(value);
  return said === null || said.startsWith('backend.errors.')
    ? null
    : said.replace(MOMENT, (moment) => exact(new Date(moment.replace(/(\.\d{3})\d+/, '$1'))));
}

function isFieldError(value: unknown): value is FieldError {
  return isRecord(value) && Array.isArray(value.loc) && typeof value.msg === 'string';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
