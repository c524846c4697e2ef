import { Box, Button } from '@mui/material';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { NotFoundPage } from '../app/NotFoundPage';
import { Facts, Moment, Mono } from '../shared/bits';
import { ConfirmDialog } from '../shared/ConfirmDialog';
import { Mark } from '../shared/Mark';
import { Page, Panel, Section } from '../shared/Page';
import { Problem } from '../shared/problem';
import { Note, PageFailed, PageLoading } from '../shared/States';
import { MEANINGS, type Plugin } from './plugin';
import { PluginLog } from './PluginLog';
import { TrustWords } from './TrustWords';
import { usePlugin, useRemove } from './usePlugins';

export function PluginPage() {
  const name = useParams()['name'] ?? '';
  const { data, error, refetch } = usePlugin(name);
  if (error instanceof Problem && error.status === 404) return <NotFoundPage />;
  if (error) return <PageFailed problem={error} retry={() => void refetch()} />;
  return data ? <Shown plugin={data} /> : <PageLoading />;
}

function Shown({ plugin }: { plugin: Plugin }) {
  const { t } = useTranslation();
  const [removing, setRemoving] = useState(false);
  return (
    <Page
      title={plugin.title}
      lead={plugin.description}
      above={[
        { to: '/settings', name: t('place.settings') },
        { to: '/settings/plugins', name: t('settings.plugins') },
      ]}
      actions={
        <Button variant="outlined" onClick={() => setRemoving(true)}>
          {t('plugins.remove')}
        </Button>
      }
    >
      {plugin.note && (
        <Box sx={{ mb: 3 }}>
          <Note meaning="attention">{plugin.note}</Note>
        </Box>
      )}
      {plugin.trouble && (
        <Box sx={{ mb: 3 }}>
          <Note meaning={MEANINGS[plugin.state]}>{plugin.trouble}</Note>
        </Box>
      )}
      <Section title={t('plugins.facts')} plain>
        <Panel padded>
          <PluginFacts plugin={plugin} />
        </Panel>
      </Section>
      <PluginLog name={plugin.name} />
      {removing && <RemoveDialog plugin={plugin} onClose={() => setRemoving(false)} />}
    </Page>
  );
}

function PluginFacts({ plugin }: { plugin: Plugin }) {
  const { t } = useTranslation();
  const several = (texts: string[]) => texts.join(', ') || t('plugins.nothing');
  return (
    <Facts
      facts={[
        [
          t('plugins.stateName'),
          <Mark key="m" meaning={MEANINGS[plugin.state]}>
            {t(`plugins.state.${plugin.state}`)}
          </Mark>,
        ],
        [t('plugins.name'), <Mono key="n">{plugin.name}</Mono>],
        [t('plugins.version'), plugin.version],
        [t('plugins.source'), t(`plugins.from.${plugin.source}`)],
        [t('plugins.why'), <TrustWords key="t" trust={plugin.trust} />],
        [t('plugins.sha256'), <Mono key="s">{plugin.sha256}</Mono>],
        [t('plugins.when'), <Moment key="w" at={plugin.installed_at} />],
        [t('plugins.by'), plugin.installed_by],
        [t('plugins.provides'), several(plugin.provides)],
        [t('plugins.needs'), several(plugin.needs)],
        [t('plugins.uses'), several(plugin.uses)],
      ]}
    />
  );
}

function RemoveDialog({ plugin, onClose }: { plugin: Plugin; onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const remove = useRemove(plugin.name);
  return (
    <ConfirmDialog
      title={t('plugins.removeTitle', { title: plugin.title })}
      name={plugin.name}
      action={t('plugins.removeAction')}
      busy={remove.isPending}
      problem={remove.error}
      onClose={onClose}
      onConfirm={() => remove.mutate(undefined, { onSuccess: () => void navigate('/settings/plugins') })}
    >
      {t('plugins.removeLead')}
    </ConfirmDialog>
  );
}
