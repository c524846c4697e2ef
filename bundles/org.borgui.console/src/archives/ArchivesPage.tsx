import { Box } from '@mui/material';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useArchives, useRepositories } from '../repositories/useRepositories';
import { LinkButton, TextLink } from '../shared/bits';
import { Choice, Text } from '../shared/fields';
import { count } from '../shared/format';
import { Page, Panel, Section } from '../shared/Page';
import { Empty, Failed, Loading } from '../shared/States';
import type { Repository } from '../shared/wire';
import { ArchiveTable } from './ArchiveTable';
import { NoArchives } from './NoArchives';

/** The archives of all repositories; which ones are shown stands in the address. */
export function ArchivesPage() {
  const { t } = useTranslation();
  const [query, setQuery] = useSearchParams();
  const repositories = useRepositories();
  const chosen = query.get('repository') ?? '';
  const words = query.get('name') ?? '';
  const set = (name: string) => (value: string) => {
    const next = new URLSearchParams(query);
    if (value === '') {
      next.delete(name);
    } else {
      next.set(name, value);
    }
    setQuery(next, { replace: true });
  };
  if (repositories.error) {
    return (
      <Page title={t('place.archives')}>
        <Failed problem={repositories.error} retry={() => void repositories.refetch()} />
      </Page>
    );
  }
  const all = repositories.data;
  const shown = all?.filter((one) => chosen === '' || String(one.id) === chosen) ?? [];
  return (
    <Page title={t('place.archives')} lead={t('archives.lead')}>
      {all === undefined ? (
        <Loading />
      ) : all.length === 0 ? (
        <Panel>
          <Empty
            title={t('archives.emptyTitle')}
            action={
              <LinkButton to="/repositories" variant="contained">
                {t('archives.emptyAction')}
              </LinkButton>
            }
          >
            {t('archives.empty')}
          </Empty>
        </Panel>
      ) : (
        <>
          <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '240px 240px' }, gap: 2, mb: 3 }}>
            <Choice
              label={t('activity.repository')}
              value={chosen}
              onChange={set('repository')}
              options={[
                ['', t('activity.allRepositories')],
                ...all.map((one): [string, string] => [String(one.id), one.name]),
              ]}
            />
            <Text label={t('archives.name')} type="search" value={words} onChange={set('name')} />
          </Box>
          {shown.map((one) => (
            <RepositoryArchives key={one.id} repository={one} words={words} limit={chosen === '' ? 20 : Infinity} />
          ))}
        </>
      )}
    </Page>
  );
}

type ArchivesProps = { repository: Repository; words: string; limit: number };

function RepositoryArchives({ repository, words, limit }: ArchivesProps) {
  const { t } = useTranslation();
  const archives = useArchives(repository.id);
  const found = archives.data?.filter((one) => one.name.toLowerCase().includes(words.toLowerCase()));
  const hidden = (found?.length ?? 0) - limit;
  return (
    <Section
      title={repository.name}
      actions={
        hidden > 0 && (
          <TextLink to={`/archives?repository=${repository.id}`}>
            {t('archives.more', { count: hidden, shown: count(hidden) })}
          </TextLink>
        )
      }
    >
      {archives.error ? (
        <NoArchives repository={repository} problem={archives.error} retry={() => void archives.refetch()} />
      ) : !found ? (
        <Loading rows={2} />
      ) : found.length === 0 ? (
        <Box sx={{ p: 2, color: 'text.secondary', typography: 'body2' }}>
          {t(words === '' ? 'repository.noArchives' : 'archives.noMatch')}
        </Box>
      ) : (
        <ArchiveTable repository={repository} archives={found.slice(0, limit)} />
      )}
    </Section>
  );
}
