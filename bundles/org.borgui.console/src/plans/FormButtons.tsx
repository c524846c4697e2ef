import { Box, Button } from '@mui/material';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '../shared/bits';
import { Failed } from '../shared/States';
import type { Draft } from './draft';
import { before, lacks, type Step } from './steps';
import { useStepLink } from './useStepLink';

type ButtonsProps = {
  step: Step;
  draft: Draft;
  isNew: boolean;
  save: { error: Error | null; isPending: boolean };
  onSave: () => void;
  back: string;
  onDrop: () => void;
};

/** The end of each step: what went wrong, the ways on and back, and the way out. */
export function FormButtons({ step, draft, isNew, save, onSave, back, onDrop }: ButtonsProps) {
  const { t } = useTranslation();
  const link = useStepLink();
  const earlier = before(step);
  const incomplete = lacks(draft).length > 0;
  const last = step === 'review';
  return (
    <>
      {save.error && (
        <Box key={step} sx={{ mb: 2 }}>
          <Failed problem={save.error} />
        </Box>
      )}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, borderTop: 1, borderColor: 'line', pt: 3 }}>
        {last ? (
          <Button type="submit" variant="contained" disabled={incomplete || save.isPending}>
            {t(isNew ? 'wizard.create' : 'wizard.save')}
          </Button>
        ) : (
          <Button type="submit" variant="contained">
            {t('common.continue')}
          </Button>
        )}
        {!isNew && !last && (
          <Button variant="outlined" disabled={incomplete || save.isPending} onClick={onSave}>
            {t('wizard.save')}
          </Button>
        )}
        {earlier && (
          <LinkButton to={link(earlier)} variant="outlined">
            {t('wizard.back')}
          </LinkButton>
        )}
        <LinkButton to={back} onClick={onDrop}>
          {t('common.cancel')}
        </LinkButton>
      </Box>
    </>
  );
}
