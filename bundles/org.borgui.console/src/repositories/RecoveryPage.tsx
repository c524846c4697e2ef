import { Box, Button, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { NotFoundPage } from '../app/NotFoundPage';
import { MONOSPACE } from '../app/theme';
import { Facts, Mono } from '../shared/bits';
import { Tick } from '../shared/fields';
import { exact } from '../shared/format';
import { Icon } from '../shared/icons';
import { Page, Panel } from '../shared/Page';
import { Failed, Loading, PageFailed, PageLoading } from '../shared/States';
import type { Repository } from '../shared/wire';
import { dropPassphrase, keptPassphrase } from './kept';
import { commands, sheetText } from './recovery';
import { saveText } from '../shared/saveFile';
import { useKey, useRepository } from './useRepositories';

/** What a person needs to get the data back without this server: to print or to keep as a file. */
export function RecoveryPage() {
  const { repository, error, isPending, refetch } = useRepository(useParams().id);
  if (error) return <PageFailed problem={error} retry={() => void refetch()} />;
  if (isPending) return <PageLoading />;
  return repository?.can_manage ? <RecoverySheet repository={repository} /> : <NotFoundPage />;
}

function RecoverySheet({ repository }: { repository: Repository }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const key = useKey(repository);
  const [known] = useState(() => keptPassphrase(repository.id));
  const [include, setInclude] = useState(false);
  const [kept, setKept] = useState(false);
  const encrypted = repository.encryption !== 'none';
  const passphrase = include ? known : null;
  const goOn = () => {
    dropPassphrase(repository.id);
    void navigate(`/repositories/${repository.id}`);
  };
  const save = () =>
    saveText(`recovery-${repository.name}.txt`, sheetText({ repository, key: key.data ?? null, passphrase }));
  return (
    <Page
      narrow
      title={t('recovery.title', { name: repository.name })}
      above={[
        { to: '/repositories', name: t('place.repositories') },
        { to: `/repositories/${repository.id}`, name: repository.name },
      ]}
      lead={t('recovery.lead')}
      actions={
        <>
          <Button variant="outlined" startIcon={<Icon name="print" />} onClick={() => window.print()}>
            {t('recovery.print')}
          </Button>
          <Button variant="outlined" startIcon={<Icon name="download" />} onClick={save}>
            {t('recovery.save')}
          </Button>
        </>
      }
    >
      <Panel padded>
        <Facts
          facts={[
            [t('repository.name'), repository.name],
            [t('repository.path'), <Mono key="p">{repository.path}</Mono>],
            [t('repository.encryption'), <Mono key="e">{repository.encryption}</Mono>],
            [t('recovery.created'), exact(new Date(repository.created_at))],
            ...(encrypted
              ? [
                  [
                    t('repository.passphrase'),
                    passphrase === null ? <WritingLine key="l" /> : <Mono key="w">{passphrase}</Mono>,
                  ] as [string, React.ReactNode],
                ]
              : []),
          ]}
        />
        {known !== null && (
          <Box sx={{ mt: 1, '@media print': { display: 'none' } }}>
            <Tick
              label={t('recovery.include')}
              help={t('recovery.includeHelp')}
              checked={include}
              onChange={setInclude}
            />
          </Box>
        )}
        <SheetBlock title={t('recovery.commands')} text={commands(repository)} />
        {encrypted && key.error && (
          <Box sx={{ mt: 3 }}>
            <Failed problem={key.error} retry={() => void key.refetch()} />
          </Box>
        )}
        {encrypted && key.isPending && <Loading />}
        {encrypted && key.data && <SheetBlock title={t('recovery.key')} text={key.data.trim()} />}
      </Panel>
      <Box sx={{ mt: 3, '@media print': { display: 'none' } }}>
        <Tick label={t('recovery.kept')} help={t('recovery.keptHelp')} checked={kept} onChange={setKept} />
        <Button variant="contained" disabled={!kept} onClick={goOn} sx={{ mt: 2 }}>
          {t('common.continue')}
        </Button>
      </Box>
    </Page>
  );
}

function SheetBlock({ title, text }: { title: string; text: string }) {
  return (
    <Box component="section" aria-label={title} sx={{ mt: 4 }}>
      <Typography variant="h2" sx={{ mb: 1 }}>
        {title}
      </Typography>
      <Box
        component="pre"
        sx={{
          m: 0,
          p: 2,
          bgcolor: 'sunken',
          borderRadius: 0.5,
          fontFamily: MONOSPACE,
          fontSize: '0.8125rem',
          lineHeight: 1.55,
          whiteSpace: 'pre-wrap',
          overflowWrap: 'anywhere',
        }}
      >
        {text}
      </Box>
    </Box>
  );
}

/** A line to write the passphrase on by hand. */
function WritingLine() {
  const { t } = useTranslation();
  return (
    <Box
      component="span"
      role="img"
      aria-label={t('recovery.byHand')}
      sx={{
        display: 'inline-block',
        width: '100%',
        maxWidth: 320,
        height: '1.4em',
        borderBottom: 1,
        borderColor: 'quiet',
      }}
    />
  );
}
