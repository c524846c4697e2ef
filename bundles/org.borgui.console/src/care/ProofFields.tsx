import { Typography } from '@mui/material';
import { useTranslation } from 'react-i18next';
import { Text } from '../shared/fields';
import { Options } from '../shared/Options';
import type { Repository } from '../shared/wire';
import { PROOF_MODES, type ProofMode } from './proof';

type ProofProps = {
  repository: Repository;
  mode: ProofMode;
  onMode: (mode: ProofMode) => void;
  /** One a line. */
  paths: string;
  onPaths: (paths: string) => void;
  error: string | undefined;
};

/** What is restored to prove that restoring works, and what that proves. */
export function ProofFields({ repository, mode, onMode, paths, onPaths, error }: ProofProps) {
  const { t } = useTranslation();
  const offered = PROOF_MODES.filter((one) => one !== 'canary' || repository.mode === 'full');
  return (
    <>
      <Options
        legend={t('care.restore-check.mode')}
        value={mode}
        onChange={onMode}
        options={offered.map((one) => [one, t(`care.restore-check.modes.${one}`)])}
      />
      <Typography variant="body2" role="status" sx={{ color: 'text.secondary' }}>
        {t(`care.restore-check.means.${mode}`)}
      </Typography>
      {mode === 'probe_paths' && (
        <Text
          multiline
          minRows={3}
          label={t('care.restore-check.paths')}
          helperText={t('care.restore-check.pathsHelp')}
          value={paths}
          onChange={onPaths}
          error={error}
          spellCheck={false}
        />
      )}
    </>
  );
}
