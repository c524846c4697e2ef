import { Typography } from '@mui/material';
import { useTranslation } from 'react-i18next';
import { foundDamage } from '../jobs/words';
import { TextLink } from '../shared/bits';
import { Note } from '../shared/States';
import type { Repository } from '../shared/wire';
import { useFailedChecks } from './useCare';

/** Warns of what makes damage worse, where the last check has found some. */
export function DamageNote({ repository }: { repository: Repository }) {
  const { t } = useTranslation();
  const check = useFailedChecks().get(repository.id);
  return check && foundDamage(check) ? (
    <Note meaning="failed">
      <Typography variant="body2">{t('care.found')}</Typography>
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {t('care.damaged')}
      </Typography>
      <Typography variant="body2" component="div">
        <TextLink to={`/jobs/${check.id}`}>{t('care.openCheck')}</TextLink>
      </Typography>
    </Note>
  ) : null;
}
