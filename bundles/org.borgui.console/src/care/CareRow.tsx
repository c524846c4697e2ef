import { Box, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CancelButton } from '../jobs/CancelButton';
import { JobProgress } from '../jobs/JobProgress';
import { TextLink } from '../shared/bits';
import { Icon } from '../shared/icons';
import { Failed, Loading } from '../shared/States';
import type { Repository } from '../shared/wire';
import { LastCare } from './LastCare';
import { type CareOperation, standing } from './standing';
import { useCareJobs } from './useCare';

type RowProps = { repository: Repository; operation: CareOperation; action: ReactNode; schedule?: ReactNode };

/** One kind of care: what it is for, how it stands, and its button or, while it runs, how far it is. */
export function CareRow({ repository, operation, action, schedule }: RowProps) {
  const { t } = useTranslation();
  const jobs = useCareJobs(repository.id, operation);
  const now = standing(repository, operation, jobs.data?.jobs ?? []);
  return (
    <Box
      sx={{
        display: 'grid',
        gridTemplateColumns: { xs: '20px minmax(0, 1fr)', sm: '20px minmax(0, 1fr) auto' },
        columnGap: 2,
        rowGap: 1.5,
        alignItems: 'start',
        p: 2,
        borderTop: 1,
        borderColor: 'line',
        '&:first-of-type': { borderTop: 0 },
      }}
    >
      <Icon name={operation} sx={{ color: 'text.secondary', mt: 0.125 }} />
      <Box sx={{ minWidth: 0 }}>
        <Typography variant="h3">{t(`care.${operation}.name`)}</Typography>
        <Typography variant="body2" sx={{ color: 'text.secondary', mb: 0.5 }}>
          {t(`care.${operation}.lead`)}
        </Typography>
        {jobs.error ? (
          <Failed problem={jobs.error} retry={() => void jobs.refetch()} />
        ) : jobs.isPending ? (
          <Loading rows={1} />
        ) : (
          <LastCare operation={operation} standing={now} />
        )}
        {schedule}
        {now.open && (
          <Box sx={{ mt: 1.5 }}>
            <JobProgress job={now.open} file />
            <Typography variant="body2">
              <TextLink to={`/jobs/${now.open.id}`}>{t('care.openJob')}</TextLink>
            </Typography>
          </Box>
        )}
      </Box>
      <Box sx={{ gridColumn: { xs: 2, sm: 3 } }}>{now.open ? <CancelButton job={now.open} /> : action}</Box>
    </Box>
  );
}
