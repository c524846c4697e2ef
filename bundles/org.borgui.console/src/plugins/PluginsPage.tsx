import { Box, Typography } from '@mui/material';
import { useTranslation } from 'react-i18next';
import { TextLink } from '../shared/bits';
import { Line } from '../shared/Line';
import { List } from '../shared/List';
import { Mark } from '../shared/Mark';
import { Page, Section } from '../shared/Page';
import { Empty, Failed, Loading } from '../shared/States';
import { FileLine } from './FileLine';
import { MEANINGS, type Plugin } from './plugin';
import { UploadButton } from './UploadButton';
import { usePlugins } from './usePlugins';

/** What is installed besides the server itself, and what could be. */
export function PluginsPage() {
  const { t } = useTranslation();
  const { data, error, refetch } = usePlugins();
  const waiting = data?.files.filter((file) => !file.installed) ?? [];
  return (
    <Page
      title={t('settings.plugins')}
      lead={t('plugins.lead')}
      above={[{ to: '/settings', name: t('place.settings') }]}
      actions={<UploadButton />}
    >
      {error && <Failed problem={error} retry={() => void refetch()} />}
      {!error && (
        <Section title={t('plugins.installed')}>
          {!data ? (
            <Loading />
          ) : data.plugins.length === 0 ? (
            <Empty title={t('plugins.noneTitle')}>{t('plugins.none')}</Empty>
          ) : (
            <List label={t('plugins.installed')}>
              {data.plugins.map((one) => (
                <PluginLine key={one.name} plugin={one} />
              ))}
            </List>
          )}
        </Section>
      )}
      {waiting.length > 0 && (
        <Section title={t('plugins.available')}>
          <List label={t('plugins.available')}>
            {waiting.map((one) => (
              <FileLine key={one.sha256} file={one} />
            ))}
          </List>
        </Section>
      )}
    </Page>
  );
}

function PluginLine({ plugin }: { plugin: Plugin }) {
  const { t } = useTranslation();
  return (
    <Line columns="minmax(0, 1fr) 140px 120px">
      <Box sx={{ minWidth: 0 }}>
        <TextLink to={`/settings/plugins/${plugin.name}`}>{plugin.title}</TextLink>
        <Typography variant="body2" sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>
          {plugin.trouble || plugin.description}
        </Typography>
        {plugin.note && (
          <Typography variant="body2" sx={{ color: 'warning.main' }}>
            {plugin.note}
          </Typography>
        )}
      </Box>
      <Box>
        <Mark meaning={MEANINGS[plugin.state]}>{t(`plugins.state.${plugin.state}`)}</Mark>
      </Box>
      <Typography variant="body2" sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>
        {plugin.version}
      </Typography>
    </Line>
  );
}
