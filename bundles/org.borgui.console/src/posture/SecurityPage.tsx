import { Box, Button } from '@mui/material';
import { useTranslation } from 'react-i18next';
import { When } from '../shared/bits';
import { List } from '../shared/List';
import { Mark } from '../shared/Mark';
import { Page, Panel, Section } from '../shared/Page';
import { Empty, Failed, Loading } from '../shared/States';
import { SealedKeys } from './SealedKeys';
import { SignInRules } from './SignInRules';
import { type Posture, usePosture } from './usePosture';
import { WeaknessLine } from './WeaknessLine';
import { bySeverity } from './weaknesses';

/** What is weak about this server, and the one step that mends each. */
export function SecurityPage() {
  const { t } = useTranslation();
  const posture = usePosture();
  return (
    <Page
      title={t('settings.security')}
      above={[{ to: '/settings', name: t('place.settings') }]}
      lead={t('security.lead')}
      actions={
        <Button variant="outlined" disabled={posture.isFetching} onClick={() => void posture.refetch()}>
          {t('security.again')}
        </Button>
      }
    >
      {posture.error ? (
        <Box sx={{ mb: 4 }}>
          <Failed problem={posture.error} retry={() => void posture.refetch()} />
        </Box>
      ) : posture.data ? (
        <Weaknesses posture={posture.data} />
      ) : (
        <Box sx={{ mb: 4 }}>
          <Panel>
            <Loading rows={6} />
          </Panel>
        </Box>
      )}
      <SignInRules />
      <SealedKeys />
    </Page>
  );
}

function Weaknesses({ posture: { looked_at, weaknesses } }: { posture: Posture }) {
  const { t } = useTranslation();
  const looked = (
    <Box sx={{ typography: 'caption', color: 'text.secondary', mb: 2 }}>
      {t('security.looked')} <When at={looked_at} />.{' '}
      <span role="status">
        {weaknesses.length > 0 ? t('security.count', { count: weaknesses.length }) : `${t('security.noneTitle')}.`}
      </span>
    </Box>
  );
  return (
    <>
      {looked}
      {weaknesses.length === 0 && (
        <Box sx={{ mb: 4 }}>
          <Panel>
            <Empty title={t('security.noneTitle')}>
              <Mark meaning="good">{t('security.noneMark')}</Mark>
              <Box sx={{ mt: 1 }}>{t('security.none')}</Box>
            </Empty>
          </Panel>
        </Box>
      )}
      {bySeverity(weaknesses).map(([severity, some]) => (
        <Section key={severity} title={t(`security.${severity}`)}>
          <List label={t(`security.${severity}`)}>
            {some.map((one) => (
              <WeaknessLine key={`${one.id} ${one.object}`} weakness={one} />
            ))}
          </List>
        </Section>
      ))}
    </>
  );
}
