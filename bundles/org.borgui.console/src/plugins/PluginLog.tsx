import { Box } from '@mui/material';
import { useTranslation } from 'react-i18next';
import { MONOSPACE } from '../app/theme';
import { Section } from '../shared/Page';
import { Empty, Failed, Loading } from '../shared/States';
import { usePluginLog } from './usePlugins';

/** What a plugin wrote to the log lately. */
export function PluginLog({ name }: { name: string }) {
  const { t } = useTranslation();
  const { data, error, refetch } = usePluginLog(name);
  return (
    <Section title={t('plugins.log')}>
      {error ? (
        <Failed problem={error} retry={() => void refetch()} />
      ) : !data ? (
        <Loading />
      ) : data.lines.length === 0 ? (
        <Empty title={t('plugins.noLogTitle')}>{t('plugins.noLog')}</Empty>
      ) : (
        <Box
          component="pre"
          tabIndex={0}
          aria-label={t('plugins.log')}
          sx={{ m: 0, p: 2, fontFamily: MONOSPACE, fontSize: '0.8125rem', overflow: 'auto', maxHeight: 400 }}
        >
          {data.lines.join('\n')}
        </Box>
      )}
    </Section>
  );
}
