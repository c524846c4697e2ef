import { Stack } from '@mui/material';
import { useTranslation } from 'react-i18next';
import { Choice, Text } from '../../shared/fields';
import type { Draft } from '../draft';
import { asKind, cronOf, type Kind, KINDS, rhythmOf } from '../rhythm';
import { useCronPresets } from '../usePlans';
import { cronWords } from '../words';
import { RhythmDetails } from './RhythmDetails';

type Timed = Pick<Draft, 'cron' | 'custom'>;
type RhythmProps = { draft: Timed; set: (part: Partial<Timed>) => void; error: string | undefined };

/** How often something runs: by one of the usual rhythms, or by a cron expression. */
export function RhythmFields({ draft, set, error }: RhythmProps) {
  const { t } = useTranslation();
  const rhythm = draft.custom ? null : rhythmOf(draft.cron);
  const kind: Kind = rhythm?.kind ?? 'custom';
  const choose = (wanted: string) => {
    const next = KINDS.find((one) => one === wanted) ?? 'custom';
    set(
      next === 'custom'
        ? { custom: true }
        : { custom: false, cron: cronOf(asKind(next, rhythm ?? rhythmOf(draft.cron))) },
    );
  };
  return (
    <Stack spacing={2.5} sx={{ maxWidth: 400 }}>
      <Choice
        label={t('step.rhythm')}
        value={kind}
        onChange={choose}
        options={KINDS.map((one) => [one, t(`step.${one}`)])}
      />
      {rhythm ? (
        <RhythmDetails rhythm={rhythm} onChange={(next) => set({ cron: cronOf(next) })} />
      ) : (
        <Custom draft={draft} set={set} error={error} />
      )}
    </Stack>
  );
}

function Custom({ draft, set, error }: RhythmProps) {
  const { t } = useTranslation();
  const presets = useCronPresets().data ?? [];
  return (
    <>
      <Text
        label={t('step.cron')}
        helperText={t('step.cronHelp')}
        value={draft.cron}
        onChange={(cron) => set({ cron, custom: true })}
        error={error}
        autoComplete="off"
        spellCheck={false}
      />
      {presets.length > 0 && (
        <Choice
          label={t('step.preset')}
          value={presets.includes(draft.cron) ? draft.cron : ''}
          onChange={(cron) => set({ cron, custom: true })}
          options={[['', t('step.presetNone')], ...presets.map((one): [string, string] => [one, cronWords(one)])]}
        />
      )}
    </>
  );
}
