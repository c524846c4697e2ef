import { Button, Typography } from '@mui/material';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '../shared/bits';
import { Section } from '../shared/Page';
import type { Repository } from '../shared/wire';
import { CareRow } from './CareRow';
import { CheckDialog } from './CheckDialog';
import { CompactDialog } from './CompactDialog';
import { LockLine } from './LockLine';
import { useMayTend } from './useLock';

/** What keeps a repository sound and small: when it was done last, what is done now, and the way to do it. */
export function CareSection({ repository }: { repository: Repository }) {
  const { t } = useTranslation();
  const tends = useMayTend(repository);
  const [asked, setAsked] = useState<'check' | 'compact' | null>(null);
  const button = (operation: 'check' | 'compact'): ReactNode => (
    <Button size="small" variant="outlined" onClick={() => setAsked(operation)}>
      {t(`care.${operation}.action`)}
    </Button>
  );
  const keeps = repository.can_manage && repository.mode === 'full';
  const close = () => setAsked(null);
  return (
    <Section title={t('care.title')}>
      <LockLine repository={repository} />
      <CareRow repository={repository} operation="check" action={tends && button('check')} />
      <CareRow
        repository={repository}
        operation="prune"
        action={
          keeps && (
            <LinkButton size="small" variant="outlined" to={`/repositories/${repository.id}/prune`}>
              {t('care.prune.action')}
            </LinkButton>
          )
        }
      />
      <CareRow repository={repository} operation="compact" action={keeps && button('compact')} />
      {repository.mode === 'observe' && (
        <Typography variant="body2" sx={{ p: 2, borderTop: 1, borderColor: 'line', color: 'text.secondary' }}>
          {t('care.observed')}
        </Typography>
      )}
      {asked === 'check' && <CheckDialog repository={repository} onClose={close} />}
      {asked === 'compact' && <CompactDialog repository={repository} onClose={close} />}
    </Section>
  );
}
