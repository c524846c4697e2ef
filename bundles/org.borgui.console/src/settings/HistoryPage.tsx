import { Box, Button, Stack, Typography } from '@mui/material';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormPart } from '../shared/FormPart';
import { fieldError, Text, Tick } from '../shared/fields';
import { Options } from '../shared/Options';
import { Page } from '../shared/Page';
import { Failed, PageFailed, PageLoading } from '../shared/States';
import { CleanUp } from './CleanUp';
import { type Draft, draftOf, isNumber, type NumberField, settingsOf } from './historyDraft';
import { type LogPolicy, type ServerSettings, useSaveSettings, useServerSettings } from './useHistory';

const POLICIES: LogPolicy[] = ['all_jobs', 'failed_and_warnings', 'failed_only'];
const LIMITS = [
  'max_concurrent_backups',
  'max_concurrent_scheduled_backups',
  'max_concurrent_scheduled_checks',
] as const;

/** How long jobs and their logs are kept, and how many jobs run at once. */
export function HistoryPage() {
  const { t } = useTranslation();
  const settings = useServerSettings();
  if (settings.error) return <PageFailed problem={settings.error} retry={() => void settings.refetch()} />;
  if (!settings.data) return <PageLoading />;
  return (
    <Page
      title={t('settings.history')}
      lead={t('settings.historyLead')}
      above={[{ to: '/settings', name: t('place.settings') }]}
    >
      <FormPart title={t('history.now')} lead={t('history.nowLead')}>
        <CleanUp />
      </FormPart>
      <SettingsForm settings={settings.data} />
    </Page>
  );
}

function SettingsForm({ settings }: { settings: ServerSettings }) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(() => draftOf(settings));
  const save = useSaveSettings();
  const wanted = settingsOf(draft);
  const change = (part: Partial<Draft>) => {
    save.reset();
    setDraft({ ...draft, ...part });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (wanted) save.mutate(wanted);
  };
  const number = (field: NumberField) => (
    <Text
      key={field}
      label={t(`history.${field}`)}
      helperText={t(`history.${field}_help`)}
      value={draft[field]}
      onChange={(text) => change({ [field]: text })}
      error={isNumber(draft[field]) ? fieldError(save.error, field) : t('history.noNumber')}
      slotProps={{ htmlInput: { inputMode: 'numeric' } }}
    />
  );
  return (
    <form onSubmit={submit} noValidate>
      <FormPart title={t('history.entries')} lead={t('history.entriesLead')}>
        <Stack spacing={2}>
          {number('cleanup_retention_days')}
          {number('history_max_jobs')}
        </Stack>
      </FormPart>
      <FormPart title={t('history.logs')} lead={t('history.logsLead')}>
        <Stack spacing={2}>
          {number('log_retention_days')}
          {number('log_max_total_size_mb')}
          <Options
            legend={t('history.policy')}
            value={draft.log_save_policy}
            onChange={(log_save_policy) => change({ log_save_policy })}
            options={POLICIES.map((policy) => [policy, t(`history.${policy}`)])}
          />
        </Stack>
      </FormPart>
      <FormPart title={t('history.when')}>
        <Tick
          label={t('history.daily')}
          checked={draft.auto_cleanup}
          onChange={(auto_cleanup) => change({ auto_cleanup })}
        />
        <Tick
          label={t('history.atStart')}
          checked={draft.log_cleanup_on_startup}
          onChange={(log_cleanup_on_startup) => change({ log_cleanup_on_startup })}
        />
      </FormPart>
      <FormPart title={t('history.limits')} lead={t('history.limitsLead')}>
        <Stack spacing={2}>{LIMITS.map(number)}</Stack>
      </FormPart>
      {save.error && (
        <Box sx={{ mb: 2 }}>
          <Failed problem={save.error} />
        </Box>
      )}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 2 }}>
        <Button type="submit" variant="contained" disabled={!wanted || save.isPending}>
          {t('common.save')}
        </Button>
        <Typography role="status" variant="body2" sx={{ color: 'text.secondary' }}>
          {save.isSuccess && t('common.saved')}
        </Typography>
      </Box>
    </form>
  );
}
