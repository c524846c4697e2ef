import { useTranslation } from 'react-i18next';
import { Mark } from '../shared/Mark';
import type { RunState } from '../shared/wire';
import { RUN_MEANINGS } from './runs';

/** How a run stands: shape, word and colour. */
export function RunMark({ state }: { state: RunState }) {
  const { t } = useTranslation();
  return <Mark meaning={RUN_MEANINGS[state] ?? 'none'}>{t(`runState.${state}`)}</Mark>;
}
