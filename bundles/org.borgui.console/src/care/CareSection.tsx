import { Button, Typography } from '@mui/material';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '../shared/bits';
import { Section } from '../shared/Page';
import type { Repository } from '../shared/wire';
import { CareRow } from './CareRow';
import { CheckDialog } from './CheckDialog';
import { CheckScheduleLine } from './CheckScheduleLine';
import { CompactDialog } from './CompactDialog';
import { LockLine } from './LockLine';
import { RestoreCheckDialog } from './RestoreCheckDialog';
import { useMayTend } from './useLock';

type Asked = 'check' | 'restore-check' | 'compact';

/** What keeps a repository sound and small: when it was done last, what is done now, and the way to do it. */
export function CareSection({ repository }: { repository: Repository }) {
  const { t } = useTranslation();
  const tends = useMayTend(repository);
  const [asked, setAsked] = useState<Asked | null>(null);
  const button = (operation: Asked): ReactNode => (
    <Button size="small" variant="outlined" onClick={() => setAsked(operation)}>
      {t(`care.${operation}.action`)}
    </Button>
  );
  const keeps = repository.can_manage && repository.mode === 'full';
  const close = () => setAsked(null);
  return (
    <Section title={t('care.title')}>
      <LockLine repository={repository} />
      <CareRow
        repository={repository}
        operation="check"
        action={tends && button('check')}
        schedule={<CheckScheduleLine repository={repository} kind="check" changes={tends} />}
      />
      <CareRow
        repository={repository}
        operation="restore-check"
        action={tends && button('restore-check')}
        schedule={<CheckScheduleLine repository={repository} kind="restore-check" changes={tends} />}
      />
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
      {asked === 'restore-check' && <RestoreCheckDialog repository={repository} onClose={close} />}
      {asked === 'compact' && <CompactDialog repository={repository} onClose={close} />}
    </Section>
  );
}
