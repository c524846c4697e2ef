import { Box, Button, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { bytes } from '../shared/format';
import { Line } from '../shared/Line';
import { Mark } from '../shared/Mark';
import { Failed } from '../shared/States';
import { ApproveDialog } from './ApproveDialog';
import type { PluginFile } from './plugin';
import { TrustWords } from './TrustWords';
import { useDiscard, useInstall } from './usePlugins';

/** A file that could be installed: at once where something speaks for it, else when a person has approved it. */
export function FileLine({ file }: { file: PluginFile }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const install = useInstall();
  const discard = useDiscard();
  const problem = install.error ?? discard.error;
  const begin = () =>
    file.doubts.length > 0 ? setAsking(true) : install.mutate({ sha256: file.sha256, approve: false });
  return (
    <Line columns="minmax(0, 1fr) max-content">
      <Box sx={{ minWidth: 0 }}>
        <Typography sx={{ fontWeight: 550, overflowWrap: 'anywhere' }}>
          {file.title} {file.version}
        </Typography>
        <Typography variant="body2" sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>
          {file.description}
        </Typography>
        <Typography variant="caption" component="div" sx={{ color: 'text.secondary' }}>
          {t(`plugins.from.${file.source}`)} · {bytes(file.size)} · <TrustWords trust={file.trust} />
        </Typography>
        {file.doubts.map((doubt) => (
          <Box key={doubt} sx={{ mt: 0.5, '& > span': { whiteSpace: 'normal' } }}>
            <Mark meaning="attention">{doubt}</Mark>
          </Box>
        ))}
        {file.trouble && !file.doubts.length && (
          <Box sx={{ mt: 0.5, '& > span': { whiteSpace: 'normal' } }}>
            <Mark meaning="failed">{file.trouble}</Mark>
          </Box>
        )}
        {problem && !asking && (
          <Box sx={{ mt: 1 }}>
            <Failed problem={problem} />
          </Box>
        )}
      </Box>
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'flex-start' }}>
        {file.source === 'upload' && (
          <Button disabled={discard.isPending} onClick={() => discard.mutate(file.sha256)}>
            {t('plugins.discard')}
          </Button>
        )}
        <Button variant="outlined" disabled={install.isPending} onClick={begin}>
          {t(install.isPending ? 'plugins.installing' : 'plugins.install')}
        </Button>
      </Box>
      {asking && <ApproveDialog file={file} install={install} onClose={() => setAsking(false)} />}
    </Line>
  );
}
