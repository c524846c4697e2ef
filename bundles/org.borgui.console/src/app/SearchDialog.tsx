import { Autocomplete, Box, Dialog, DialogContent, TextField, Typography } from '@mui/material';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { usePlans } from '../plans/usePlans';
import { useRepositories } from '../repositories/useRepositories';
import { visuallyHidden } from '../shared/hidden';
import { useMe } from '../signin/useSession';
import { settingsOf } from '../settings/places';
import { PLACES } from './Rail';

type Target = { name: string; kind: string; to: string };

export function SearchDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const me = useMe();
  const repositories = useRepositories();
  const plans = usePlans();
  const settings = settingsOf(me.role).map((key): Target => ({
    name: t(`settings.${key}`),
    kind: t('place.settings'),
    to: `/settings/${key}`,
  }));
  const targets: Target[] = [
    ...(repositories.data ?? []).map((one) => ({
      name: one.name,
      kind: t('search.repository'),
      to: `/repositories/${one.id}`,
    })),
    ...(plans.data ?? []).map((one) => ({ name: one.name, kind: t('search.plan'), to: `/plans/${one.id}` })),
    ...PLACES.map((place) => ({ name: t(`place.${place.key}`), kind: t('search.place'), to: place.to })),
    ...settings,
  ];
  return (
    <Dialog
      open
      onClose={onClose}
      aria-labelledby="search-title"
      sx={{ '& .MuiDialog-container': { alignItems: 'flex-start' } }}
    >
      <Typography component="h2" id="search-title" sx={visuallyHidden}>
        {t('search.title')}
      </Typography>
      <DialogContent sx={{ pt: 3 }}>
        <Autocomplete
          open
          openOnFocus
          autoHighlight
          options={targets}
          groupBy={(target) => target.kind}
          getOptionLabel={(target) => target.name}
          getOptionKey={(target) => target.to}
          renderGroup={({ key, group, children }) => (
            <li key={key} role="presentation">
              <Typography
                variant="caption"
                component="div"
                aria-hidden
                sx={{ px: 2, pt: 1.5, color: 'text.secondary' }}
              >
                {group}
              </Typography>
              <Box component="ul" role="group" aria-label={group} sx={{ listStyle: 'none', m: 0, p: 0 }}>
                {children}
              </Box>
            </li>
          )}
          noOptionsText={t('search.nothing')}
          onChange={(_, target) => {
            if (target) {
              onClose();
              void navigate(target.to);
            }
          }}
          renderInput={(parameters) => <TextField {...parameters} autoFocus label={t('search.label')} />}
          slotProps={{ popper: { disablePortal: false } }}
        />
        <Box sx={{ height: 8 }} />
      </DialogContent>
    </Dialog>
  );
}
