import { Box, Button } from '@mui/material';
import { type ComponentProps, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NoArchives } from '../archives/NoArchives';
import { LinkButton } from '../shared/bits';
import { count } from '../shared/format';
import { Page, Panel } from '../shared/Page';
import { Empty, Loading, Note } from '../shared/States';
import type { Repository } from '../shared/wire';
import { DamageNote } from './DamageNote';
import { Fates } from './Fates';
import { PruneDialog } from './PruneDialog';
import type { Rules } from './rules';
import { type Preview, usePrunePreview } from './useCare';

type PreviewProps = { repository: Repository; rules: Rules; above: ComponentProps<typeof Page>['above'] };

/** What becomes of every archive by the rules; only from here archives are removed. */
export function PrunePreview({ repository, rules, above = [] }: PreviewProps) {
  const { t } = useTranslation();
  const preview = usePrunePreview(repository.id, rules);
  const [asked, setAsked] = useState<Preview | null>(null);
  const [stale, setStale] = useState(false);
  const archives = preview.data?.archives ?? [];
  const going = archives.filter((one) => !one.kept).length;
  const back = { search: `?${new URLSearchParams(rules)}` };
  const lookAgain = () => {
    setAsked(null);
    setStale(true);
    void preview.refetch();
  };
  return (
    <Page
      title={t('care.prune.title', { name: repository.name })}
      above={above}
      lead={preview.data && t('care.prune.counts', { going: count(going), staying: count(archives.length - going) })}
      actions={
        <>
          <LinkButton to={back} variant="outlined">
            {t('care.prune.change')}
          </LinkButton>
          {going > 0 && (
            <Button
              variant="contained"
              color="error"
              onClick={() => !preview.isFetching && setAsked(preview.data ?? null)}
            >
              {t('care.prune.remove', { count: going, shown: count(going) })}
            </Button>
          )}
        </>
      }
    >
      <Box sx={{ display: 'grid', gap: 2, mb: 2, '&:empty': { display: 'none' } }}>
        <DamageNote repository={repository} />
        {stale && !preview.isFetching && !preview.error && (
          <Note meaning="attention" alert>
            {t('care.prune.stale')}
          </Note>
        )}
        {preview.data && archives.length > 0 && going === 0 && <Note meaning="good">{t('care.prune.nothing')}</Note>}
      </Box>
      {preview.error ? (
        <NoArchives repository={repository} problem={preview.error} retry={() => void preview.refetch()} />
      ) : preview.isFetching ? (
        <Panel>
          <Loading rows={8} />
        </Panel>
      ) : archives.length === 0 ? (
        <Panel>
          <Empty title={t('repository.noArchivesTitle')}>{t('care.prune.empty')}</Empty>
        </Panel>
      ) : (
        <Fates repository={repository} archives={archives} />
      )}
      {asked && (
        <PruneDialog
          repository={repository}
          rules={rules}
          preview={asked}
          onStale={lookAgain}
          onClose={() => setAsked(null)}
        />
      )}
    </Page>
  );
}
