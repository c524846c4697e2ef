import { Typography } from '@mui/material';
import { useTranslation } from 'react-i18next';
import { Options } from '../shared/Options';

const LIMITS = ['0', '900', '3600', '14400'] as const;
const PARTS = ['everything', 'files', 'archives', 'data'] as const;
const FLAGS = { everything: '', files: '--repository-only', archives: '--archives-only', data: '--verify-data' };

type CheckProps = {
  /** 0 for as long as it takes. */
  seconds: number;
  /** Borg's flag for what is checked. */
  flags: string;
  onChange: (part: { seconds?: number; flags?: string }) => void;
};

/** How long a check may take, and what it looks at. */
export function CheckFields({ seconds, flags, onChange }: CheckProps) {
  const { t } = useTranslation();
  const limit = LIMITS.find((one) => Number(one) >= seconds) ?? '14400';
  return (
    <>
      <Options
        legend={t('care.check.limit')}
        value={seconds === 0 ? '0' : limit}
        onChange={(one) => onChange({ seconds: Number(one) })}
        options={LIMITS.map((one) => [one, t(`care.check.limits.${one}`)])}
      />
      {seconds === 0 ? (
        <Options
          legend={t('care.check.part')}
          value={PARTS.find((one) => FLAGS[one] === flags) ?? 'everything'}
          onChange={(one) => onChange({ flags: FLAGS[one] })}
          options={PARTS.map((one) => [one, t(`care.check.parts.${one}`)])}
        />
      ) : (
        <Typography variant="body2" role="status" sx={{ color: 'text.secondary' }}>
          {t('care.check.partly')}
        </Typography>
      )}
    </>
  );
}
