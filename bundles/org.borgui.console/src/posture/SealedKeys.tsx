import { Box, Button, Typography } from '@mui/material';
import { useTranslation } from 'react-i18next';
import { Facts, Mono } from '../shared/bits';
import { count } from '../shared/format';
import { Mark } from '../shared/Mark';
import { Panel, Section } from '../shared/Page';
import { Failed, Loading } from '../shared/States';
import { useRotate, useVault, type Vault } from './usePosture';

/** With what the server's secrets are sealed, and the way to seal them anew. */
export function SealedKeys() {
  const { t } = useTranslation();
  const vault = useVault();
  return (
    <Section title={t('vault.title')} plain>
      {vault.error ? (
        <Failed problem={vault.error} retry={() => void vault.refetch()} />
      ) : (
        <Panel padded>{vault.data ? <Key vault={vault.data} /> : <Loading rows={2} />}</Panel>
      )}
    </Section>
  );
}

function Key({ vault }: { vault: Vault }) {
  const { t } = useTranslation();
  const rotate = useRotate();
  const now = vault.sealed[vault.key_id] ?? 0;
  const older = Object.values(vault.sealed).reduce((sum, one) => sum + one, 0) - now;
  return (
    <>
      <Typography variant="body2" sx={{ color: 'text.secondary', mb: 2, maxWidth: 760 }}>
        {t('vault.lead')}
      </Typography>
      <Facts
        facts={[
          [t('vault.key'), <Mono key="k">{vault.key_id}</Mono>],
          [t('vault.source'), t(`vault.from.${vault.source}`)],
          [t('vault.sealed'), t('vault.secrets', { count: now, shown: count(now) })],
          ...(older > 0
            ? [[t('vault.older'), t('vault.secrets', { count: older, shown: count(older) })] as [string, string]]
            : []),
        ]}
      />
      {rotate.error && (
        <Box sx={{ mt: 2 }}>
          <Failed problem={rotate.error} />
        </Box>
      )}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'center', mt: 2 }}>
        <Button variant="outlined" disabled={rotate.isPending || vault.rotating} onClick={() => rotate.mutate()}>
          {t('vault.rotate')}
        </Button>
        <Box role="status">
          {vault.rotating ? (
            <Mark meaning="running">{t('vault.rotating')}</Mark>
          ) : (
            rotate.isSuccess && <Mark meaning="good">{t('vault.rotated')}</Mark>
          )}
        </Box>
      </Box>
    </>
  );
}
