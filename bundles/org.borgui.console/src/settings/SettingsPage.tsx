import { Box, Typography } from '@mui/material';
import { useTranslation } from 'react-i18next';
import { TextLink } from '../shared/bits';
import { List } from '../shared/List';
import { Page, Panel } from '../shared/Page';
import { usePluginPages } from '../plugins/usePlugins';
import { useMe } from '../signin/useSession';
import { settingsOf } from './places';

export function SettingsPage() {
  const { t } = useTranslation();
  const places = settingsOf(useMe().role);
  const brought = usePluginPages().data?.pages ?? [];
  return (
    <Page title={t('place.settings')}>
      <Panel>
        <List label={t('place.settings')}>
          {places.map((place) => (
            <Place key={place} to={place} name={t(`settings.${place}`)} lead={t(`settings.${place}Lead`)} />
          ))}
          {brought.map(({ plugin, title }) => (
            <Place key={plugin} to={`pages/${plugin}`} name={title} lead={t('plugins.broughtBy', { name: plugin })} />
          ))}
        </List>
      </Panel>
    </Page>
  );
}

function Place({ to, name, lead }: { to: string; name: string; lead: string }) {
  return (
    <Box component="li" sx={{ p: 2.5, borderTop: 1, borderColor: 'line', '&:first-of-type': { borderTop: 0 } }}>
      <Typography variant="h3" component="h2">
        <TextLink to={`/settings/${to}`}>{name}</TextLink>
      </Typography>
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {lead}
      </Typography>
    </Box>
  );
}
