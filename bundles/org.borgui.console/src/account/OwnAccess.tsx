import { Typography } from '@mui/material';
import { useTranslation } from 'react-i18next';
import { TextLink } from '../shared/bits';
import { Line } from '../shared/Line';
import { List } from '../shared/List';
import { Panel } from '../shared/Page';
import { Failed, Loading } from '../shared/States';
import { useMe } from '../signin/useSession';
import { useOwnGrants } from './useAccount';

/** What one may do on this server, and in which repositories. */
export function OwnAccess() {
  const { t } = useTranslation();
  const me = useMe();
  return (
    <>
      <Typography variant="body2" sx={{ mb: 1 }}>
        <strong>{t(`role.${me.role}`)}.</strong> {t(`role.${me.role}Help`)}
      </Typography>
      {me.role !== 'admin' && (
        <>
          <Typography variant="body2" sx={{ mb: 2 }}>
            {t('users.scope')}: {t(`grant.${me.all_repositories_role ?? 'none'}`)}
          </Typography>
          <OwnGrants />
        </>
      )}
    </>
  );
}

function OwnGrants() {
  const { t } = useTranslation();
  const grants = useOwnGrants();
  if (grants.error) return <Failed problem={grants.error} retry={() => void grants.refetch()} />;
  if (!grants.data) return <Loading rows={2} />;
  return grants.data.length === 0 ? (
    <Typography variant="body2" sx={{ color: 'text.secondary' }}>
      {t('access.none')}
    </Typography>
  ) : (
    <Panel>
      <List label={t('access.title')}>
        {grants.data.map((one) => (
          <Line key={one.id}>
            <TextLink to={`/repositories/${one.repository_id}`}>{one.repository_name}</TextLink>
            <Typography variant="body2" sx={{ color: 'text.secondary' }}>
              {t(`grant.${one.role}`)}
            </Typography>
          </Line>
        ))}
      </List>
    </Panel>
  );
}
