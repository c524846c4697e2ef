import { Button } from '@mui/material';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Repository } from '../shared/wire';
import { CompactDialog } from './CompactDialog';

/** Gives back the space of what has just been removed, where the person may. */
export function CompactButton({ repository }: { repository: Repository }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(false);
  return repository.can_manage && repository.mode === 'full' ? (
    <>
      <Button variant="contained" onClick={() => setAsked(true)}>
        {t('care.compact.action')}
      </Button>
      {asked && <CompactDialog repository={repository} onClose={() => setAsked(false)} />}
    </>
  ) : null;
}
