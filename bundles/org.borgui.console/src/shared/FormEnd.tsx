import { Box, Button } from '@mui/material';
import { useTranslation } from 'react-i18next';
import { LinkButton } from './bits';
import { Failed } from './States';

type EndProps = {
  /** What the form does, as its button says. */
  action: string;
  disabled: boolean;
  problem: Error | null;
  /** Where cancelling leads. */
  back: string;
};

/** The end of a form that is a page: what went wrong, and its two ways out. */
export function FormEnd({ action, disabled, problem, back }: EndProps) {
  const { t } = useTranslation();
  return (
    <>
      {problem && (
        <Box sx={{ mb: 2 }}>
          <Failed problem={problem} />
        </Box>
      )}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, borderTop: 1, borderColor: 'line', pt: 3 }}>
        <Button type="submit" variant="contained" disabled={disabled}>
          {action}
        </Button>
        <LinkButton to={back}>{t('common.cancel')}</LinkButton>
      </Box>
    </>
  );
}
