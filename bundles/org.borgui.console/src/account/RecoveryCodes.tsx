import { Box, Button, DialogActions, DialogContent, DialogTitle, TextField, Typography } from '@mui/material';
import { useTranslation } from 'react-i18next';
import { MONOSPACE } from '../app/theme';
import { address } from '../shared/api';
import { CopyButton } from '../shared/fields';
import { Icon } from '../shared/icons';
import { saveText } from '../shared/saveFile';
import { Note } from '../shared/States';
import { useMe } from '../signin/useSession';
import { codesText } from './codes';

type CodesProps = { titleId: string; codes: string[]; onKept: () => void };

/** The only sight of recovery codes; the dialog around them goes by its button alone. */
export function RecoveryCodes({ titleId, codes, onKept }: CodesProps) {
  const { t } = useTranslation();
  const me = useMe();
  const head = t('secondFactor.codesOf', { name: me.username, place: address('') });
  const lines = codes.join('\n');
  return (
    <>
      <DialogTitle id={titleId}>{t('secondFactor.codesTitle')}</DialogTitle>
      <DialogContent>
        <Note meaning="attention">
          <Typography variant="body2">{t('secondFactor.codesOnce')}</Typography>
        </Note>
        <TextField
          autoFocus
          multiline
          label={t('secondFactor.codes')}
          value={lines}
          onFocus={(event) => event.target.select()}
          sx={{ mt: 2.5 }}
          slotProps={{ htmlInput: { readOnly: true, spellCheck: false }, input: { sx: { fontFamily: MONOSPACE } } }}
        />
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mt: 1.5 }}>
          <CopyButton text={lines} />
          <Button
            size="small"
            variant="outlined"
            startIcon={<Icon name="download" />}
            onClick={() => saveText(`recovery-codes-${me.username}.txt`, codesText(head, codes))}
          >
            {t('recovery.save')}
          </Button>
        </Box>
      </DialogContent>
      <DialogActions>
        <Button variant="contained" onClick={onKept}>
          {t('secondFactor.kept')}
        </Button>
      </DialogActions>
    </>
  );
}
