import { Button } from '@mui/material';
import { useTranslation } from 'react-i18next';
import { useRouteError } from 'react-router';
import { Page } from '../shared/Page';
import { Failed } from '../shared/States';

/** A page that could not be shown, most often because the server was renewed since the console was opened. */
export function LostPage() {
  const { t } = useTranslation();
  const error = useRouteError();
  return (
    <Page title={t('lost.title')} lead={t('lost.lead')}>
      <Failed problem={error instanceof Error ? error : new Error(String(error))} />
      <Button variant="contained" sx={{ mt: 2 }} onClick={() => window.location.reload()}>
        {t('lost.action')}
      </Button>
    </Page>
  );
}
