import { Button } from '@mui/material';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Repository } from '../shared/wire';
import { LockDialog } from './LockDialog';

/** The way to who holds a repository's lock. */
export function LockButton({ repository }: { repository: Repository }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(false);
  return (
    <>
      <Button size="small" variant="outlined" onClick={() => setAsked(true)}>
        {t('care.lock.look')}
      </Button>
      {asked && <LockDialog repository={repository} onClose={() => setAsked(false)} />}
    </>
  );
}
