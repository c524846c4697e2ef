import { Box, Typography } from '@mui/material';
import { useTranslation } from 'react-i18next';
import { TextLink } from '../shared/bits';
import { List } from '../shared/List';
import { Page, Panel } from '../shared/Page';
import { useMe } from '../signin/useSession';
import { settingsOf } from './places';

export function SettingsPage() {
  const { t } = useTranslation();
  const places = settingsOf(useMe().role);
  return (
    <Page title={t('place.settings')}>
      <Panel>
        <List label={t('place.settings')}>
          {places.map((place) => (
            <Box
              component="li"
              key={place}
              sx={{ p: 2.5, borderTop: 1, borderColor: 'line', '&:first-of-type': { borderTop: 0 } }}
            >
              <Typography variant="h3" component="h2">
                <TextLink to={`/settings/${place}`}>{t(`settings.${place}`)}</TextLink>
              </Typography>
              <Typography variant="body2" sx={{ color: 'text.secondary' }}>
                {t(`settings.${place}Lead`)}
              </Typography>
            </Box>
          ))}
        </List>
      </Panel>
    </Page>
  );
}
