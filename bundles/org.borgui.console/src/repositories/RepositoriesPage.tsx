import { Box, Typography } from '@mui/material';
import { useTranslation } from 'react-i18next';
import { LinkButton, Mono, TextLink, useNow, When } from '../shared/bits';
import { count } from '../shared/format';
import { List } from '../shared/List';
import { Mark } from '../shared/Mark';
import { Page, Panel } from '../shared/Page';
import { Empty, Failed, Loading } from '../shared/States';
import type { Repository } from '../shared/wire';
import { useMe } from '../signin/useSession';
import { health } from './health';
import { stored } from './sizes';
import { useRepositories } from './useRepositories';

export function RepositoriesPage() {
  const { t } = useTranslation();
  const repositories = useRepositories();
  const admin = useMe().role === 'admin';
  const make = admin && (
    <>
      <LinkButton to="/repositories/import" variant="outlined">
        {t('repositories.import')}
      </LinkButton>
      <LinkButton to="/repositories/new" variant="contained">
        {t('repositories.new')}
      </LinkButton>
    </>
  );
  if (repositories.error) {
    return (
      <Page title={t('place.repositories')}>
        <Failed problem={repositories.error} retry={() => void repositories.refetch()} />
      </Page>
    );
  }
  return (
    <Page title={t('place.repositories')} lead={t('repositories.lead')} actions={make}>
      <Panel>
        {!repositories.data ? (
          <Loading />
        ) : repositories.data.length === 0 ? (
          <Empty
            title={t('repositories.emptyTitle')}
            action={
              admin && (
                <LinkButton to="/repositories/new" variant="contained">
                  {t('repositories.first')}
                </LinkButton>
              )
            }
          >
            {t(admin ? 'repositories.empty' : 'repositories.emptyOthers')}
          </Empty>
        ) : (
          <List label={t('place.repositories')}>
            {repositories.data.map((one) => (
              <RepositoryRow key={one.id} repository={one} />
            ))}
          </List>
        )}
      </Panel>
    </Page>
  );
}

function RepositoryRow({ repository }: { repository: Repository }) {
  const { t } = useTranslation();
  const state = health(repository, useNow());
  return (
    <Box
      component="li"
      sx={{
        display: 'grid',
        alignItems: 'start',
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(0, 1fr) 172px 110px 90px 110px' },
        columnGap: 2,
        rowGap: 0.75,
        px: 2,
        py: 2,
        borderTop: 1,
        borderColor: 'line',
        '&:first-of-type': { borderTop: 0 },
      }}
    >
      <Box sx={{ minWidth: 0 }}>
        <Typography sx={{ fontWeight: 600 }}>
          <TextLink to={`/repositories/${repository.id}`}>{repository.name}</TextLink>
        </Typography>
        <Typography variant="caption" component="div" sx={{ color: 'text.secondary' }}>
          <Mono>{repository.path}</Mono>
        </Typography>
        {state.why && (
          <Typography variant="body2" sx={{ color: 'text.secondary', mt: 0.5 }}>
            {state.why}
          </Typography>
        )}
      </Box>
      <Mark meaning={state.meaning}>{t(`health.${state.kind}`)}</Mark>
      <Value name={t('repository.lastBackup')}>
        <When at={repository.last_backup} />
      </Value>
      <Value name={t('repository.archives')}>{count(repository.archive_count)}</Value>
      <Value name={t('repository.stored')}>{stored(repository) ?? t('common.unknown')}</Value>
    </Box>
  );
}

function Value({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <Box sx={{ display: { xs: 'flex', md: 'block' }, gap: 1 }}>
      <Typography variant="caption" component="div" sx={{ color: 'text.secondary', minWidth: 96 }}>
        {name}
      </Typography>
      <Typography variant="body2" component="div">
        {children}
      </Typography>
    </Box>
  );
}
