import { Typography } from '@mui/material';
import { useTranslation } from 'react-i18next';
import { TextLink } from '../shared/bits';
import { Note } from '../shared/States';
import type { Repository } from '../shared/wire';
import { standing } from './standing';
import { useCareJobs } from './useCare';

/** Warns of what makes damage worse, where a check has found some. */
export function DamageNote({ repository }: { repository: Repository }) {
  const { t } = useTranslation();
  const checks = useCareJobs(repository.id, 'check').data?.jobs ?? [];
  const { damage } = standing(repository, 'check', checks);
  return repository.check_failed ? (
    <Note meaning="failed">
      <Typography variant="body2">{t('remedy.unsound')}</Typography>
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {t('care.damaged')}
      </Typography>
      {damage && (
        <Typography variant="body2" component="div">
          <TextLink to={`/jobs/${damage.id}`}>{t('care.openCheck')}</TextLink>
        </Typography>
      )}
    </Note>
  ) : null;
}
