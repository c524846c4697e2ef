import { Box, Button } from '@mui/material';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Text } from '../shared/fields';
import { useNewFolder } from './useFiles';

export function NewFolder({ path, onMade }: { path: string; onMade: (path: string) => void }) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const make = useNewFolder();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    make.mutate({ path, folder_name: name }, { onSuccess: (made) => onMade(made.path) });
  };
  return (
    <Box
      component="form"
      onSubmit={submit}
      sx={{ display: 'flex', flexWrap: { xs: 'wrap', sm: 'nowrap' }, gap: 1, alignItems: 'flex-start', mt: 2 }}
    >
      <Text
        label={t('picker.newFolder')}
        value={name}
        onChange={setName}
        error={make.error?.message}
        autoComplete="off"
      />
      <Button
        type="submit"
        variant="outlined"
        disabled={name.trim() === '' || make.isPending}
        sx={{ flex: 'none', height: 40 }}
      >
        {t('picker.make')}
      </Button>
    </Box>
  );
}
