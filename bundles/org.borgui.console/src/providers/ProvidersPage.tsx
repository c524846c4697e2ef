import { Box, Typography } from '@mui/material';
import { useTranslation } from 'react-i18next';
import { LinkButton, Mono, TextLink } from '../shared/bits';
import { Line } from '../shared/Line';
import { List } from '../shared/List';
import { Mark } from '../shared/Mark';
import { Page, Panel } from '../shared/Page';
import { Empty, Failed, Loading } from '../shared/States';
import { NotInstalled } from './NotInstalled';
import type { SignInProvider } from './provider';
import { useSignInProviders } from './useSignInProviders';

/** Where else people may sign in. */
export function ProvidersPage() {
  const { t } = useTranslation();
  const { data, error, refetch } = useSignInProviders();
  const add = (
    <LinkButton to="/settings/sign-in/new" variant="contained">
      {t('providers.add')}
    </LinkButton>
  );
  return (
    <Page
      title={t('settings.sign-in')}
      lead={t('providers.lead')}
      above={[{ to: '/settings', name: t('place.settings') }]}
      actions={data?.installed && data.providers.length > 0 && add}
    >
      {error ? (
        <Failed problem={error} retry={() => void refetch()} />
      ) : (
        <Panel>
          {!data ? (
            <Loading />
          ) : !data.installed ? (
            <NotInstalled />
          ) : data.providers.length === 0 ? (
            <Empty title={t('providers.noneTitle')} action={add}>
              {t('providers.none')}
            </Empty>
          ) : (
            <List label={t('settings.sign-in')}>
              {data.providers.map((one) => (
                <ProviderLine key={one.id} provider={one} />
              ))}
            </List>
          )}
        </Panel>
      )}
    </Page>
  );
}

function ProviderLine({ provider: { id, name, issuer, enabled, source } }: { provider: SignInProvider }) {
  const { t } = useTranslation();
  return (
    <Line columns="minmax(0, 1fr) 120px 180px">
      <Box sx={{ minWidth: 0 }}>
        <TextLink to={`/settings/sign-in/${id}`}>{name}</TextLink>
        <Typography variant="caption" component="div" sx={{ color: 'text.secondary' }}>
          <Mono>{issuer}</Mono>
        </Typography>
      </Box>
      <Box>
        <Mark meaning={enabled ? 'good' : 'none'}>{t(enabled ? 'providers.on' : 'providers.off')}</Mark>
      </Box>
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {t(`providers.from.${source}`)}
      </Typography>
    </Line>
  );
}
