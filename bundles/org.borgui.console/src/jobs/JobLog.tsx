import { Box, Button, Typography } from '@mui/material';
import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MONOSPACE } from '../app/theme';
import { Tick } from '../shared/fields';
import { count } from '../shared/format';
import { Icon } from '../shared/icons';
import { Failed, Loading } from '../shared/States';
import { useDownload } from '../shared/useDownload';
import type { Job } from '../shared/wire';
import { useLog } from './useJobs';

/** Keeps a box at its end while its text grows, unless the reader scrolled away from it. */
function useFollow(text: string): { box: RefObject<HTMLDivElement | null>; onScroll: () => void } {
  const box = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  useLayoutEffect(() => {
    if (box.current && atEnd.current) {
      box.current.scrollTop = box.current.scrollHeight;
    }
  }, [text]);
  const onScroll = () => {
    const element = box.current;
    if (element) {
      atEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < 24;
    }
  };
  return { box, onScroll };
}

/** Why there is nothing to see. */
const LOST = { there: 'log.none', none: 'log.none', not_kept: 'log.notKept', removed: 'log.removed' } as const;

/** The end of a job's log, and the way to all of it. */
export function JobLog({ job, height = 420 }: { job: Job; height?: number }) {
  const { t } = useTranslation();
  const log = useLog(job);
  const download = useDownload();
  const [wrap, setWrap] = useState(true);
  const text = log.data?.lines.map((line) => line.content).join('\n') ?? '';
  const { box, onScroll } = useFollow(text);
  if (!job.has_logs) {
    return <Typography sx={{ p: 2, color: 'text.secondary' }}>{t(LOST[job.log])}</Typography>;
  }
  if (log.error) {
    return <Failed problem={log.error} retry={() => void log.refetch()} />;
  }
  if (!log.data) {
    return <Loading />;
  }
  const shown = log.data.lines.length;
  return (
    <Box>
      <Box
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          alignItems: 'center',
          gap: 2,
          px: 2,
          py: 0.5,
          borderBottom: 1,
          borderColor: 'line',
        }}
      >
        <Typography variant="caption" sx={{ flex: 1, color: 'text.secondary' }}>
          {shown < log.data.total_lines
            ? t('log.last', { shown: count(shown), total: count(log.data.total_lines) })
            : t('log.all', { count: shown, shown: count(shown) })}
        </Typography>
        <Tick label={t('log.wrap')} checked={wrap} onChange={setWrap} />
        <Button
          size="small"
          onClick={() => download.mutate(`api/jobs/${job.id}/logs/download`)}
          startIcon={<Icon name="download" />}
        >
          {t('log.download')}
        </Button>
      </Box>
      {download.error && <Failed problem={download.error} />}
      <Box
        ref={box}
        onScroll={onScroll}
        role="log"
        aria-live="off"
        aria-label={t('log.title')}
        tabIndex={0}
        sx={{ maxHeight: height, overflow: 'auto', bgcolor: 'sunken', px: 2, py: 1.5 }}
      >
        <Box
          component="pre"
          sx={{
            m: 0,
            fontFamily: MONOSPACE,
            fontSize: '0.8125rem',
            lineHeight: 1.55,
            whiteSpace: wrap ? 'pre-wrap' : 'pre',
          }}
        >
          {text || t('log.empty')}
        </Box>
      </Box>
    </Box>
  );
}
