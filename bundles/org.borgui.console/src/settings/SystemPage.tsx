import { Box, Button, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNameRoots, useRoots } from '../files/useFiles';
import { FormPart } from '../shared/FormPart';
import { api } from '../shared/api';
import { Facts, Mono } from '../shared/bits';
import { fieldError, Text } from '../shared/fields';
import { lines } from '../shared/format';
import { Page } from '../shared/Page';
import { Failed, Loading, Note } from '../shared/States';
import type { Roots } from '../shared/wire';
import { useMe } from '../signin/useSession';

type SystemInfo = { app_version: string | null; borg_version: string | null };

export function SystemPage() {
  const { t } = useTranslation();
  const info = useQuery({
    queryKey: ['system'],
    queryFn: ({ signal }) => api.get<SystemInfo>('api/system/info', signal),
  });
  const roots = useRoots();
  const unknown = t('common.unknown');
  return (
    <Page title={t('settings.system')} above={[{ to: '/settings', name: t('place.settings') }]}>
      <FormPart title={t('system.versions')}>
        {info.error ? (
          <Failed problem={info.error} retry={() => void info.refetch()} />
        ) : (
          <Facts
            facts={[
              ['Borg UI', info.data?.app_version ?? unknown],
              ['BorgBackup', info.data?.borg_version ?? unknown],
            ]}
          />
        )}
      </FormPart>
      <FormPart title={t('roots.title')} lead={t('roots.lead')}>
        {roots.error ? (
          <Failed problem={roots.error} retry={() => void roots.refetch()} />
        ) : roots.data ? (
          <RootsPart key={roots.dataUpdatedAt} roots={roots.data} />
        ) : (
          <Loading rows={2} />
        )}
      </FormPart>
    </Page>
  );
}

function RootsPart({ roots }: { roots: Roots }) {
  const { t } = useTranslation();
  const admin = useMe().role === 'admin';
  const [text, setText] = useState(roots.roots.map((root) => root.path).join('\n'));
  const name = useNameRoots();
  if (!admin || roots.fixed) {
    return (
      <>
        {roots.roots.map((root) => (
          <Typography key={root.path} variant="body2">
            <Mono>{root.path}</Mono>
          </Typography>
        ))}
        {roots.roots.length === 0 && <Typography variant="body2">{t('common.none')}</Typography>}
        {roots.fixed && (
          <Box sx={{ mt: 2 }}>
            <Note meaning="none">
              <Typography variant="body2">{t('roots.fixed')}</Typography>
            </Note>
          </Box>
        )}
      </>
    );
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    name.mutate(lines(text));
  };
  return (
    <form onSubmit={submit}>
      <Text
        multiline
        minRows={3}
        label={t('roots.field')}
        helperText={t('roots.help')}
        value={text}
        onChange={setText}
        error={fieldError(name.error, 'roots', text)}
        spellCheck={false}
      />
      {name.error && (
        <Box sx={{ mt: 2 }}>
          <Failed problem={name.error} />
        </Box>
      )}
      <Button type="submit" variant="contained" disabled={name.isPending} sx={{ mt: 2 }}>
        {t('common.save')}
      </Button>
    </form>
  );
}
