import { t } from '../shared/i18n';
import type { Repository } from '../shared/wire';

export type Sheet = { repository: Repository; key: string | null; passphrase: string | null };

/** The shell's way to write a text that is taken as it stands. */
export function quoted(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

/** The commands that give the data back with borg alone. */
export function commands(repository: Repository): string {
  const path = quoted(repository.path);
  const steps: string[] = [];
  if (repository.encryption !== 'none') {
    steps.push(
      `# ${t('recovery.stepPassphrase')}`,
      "read -rs -p 'Passphrase: ' BORG_PASSPHRASE; export BORG_PASSPHRASE",
    );
    steps.push('', `# ${t('recovery.stepKey')}`, `borg key import ${path} key.txt`);
  }
  steps.push('', `# ${t('recovery.stepList')}`, `borg list ${path}`);
  steps.push(
    '',
    `# ${t('recovery.stepExtract')}`,
    `mkdir restored && cd restored`,
    `borg extract --list ${path}::ARCHIVE`,
  );
  return steps.join('\n').trim();
}

/** The whole sheet as a text file. */
export function sheetText({ repository, key, passphrase }: Sheet): string {
  return [
    t('recovery.title', { name: repository.name }),
    '',
    `${t('repository.path')}: ${repository.path}`,
    `${t('repository.encryption')}: ${repository.encryption}`,
    `${t('recovery.created')}: ${repository.created_at}`,
    ...(repository.encryption === 'none'
      ? []
      : [`${t('repository.passphrase')}: ${passphrase ?? '________________________________________'}`]),
    '',
    t('recovery.commands'),
    '',
    commands(repository),
    ...(key === null ? [] : ['', t('recovery.key'), '', key.trim()]),
    '',
  ].join('\n');
}
