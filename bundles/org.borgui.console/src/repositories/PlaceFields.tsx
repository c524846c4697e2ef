import { Stack } from '@mui/material';
import { useTranslation } from 'react-i18next';
import { PathField } from '../files/PathField';
import { fieldError, Text } from '../shared/fields';

export type Place = { name: string; path: string };

type PlaceProps = {
  value: Place;
  onChange: (value: Place) => void;
  problem: Error | null;
  /** The folder may be one that has to be made. */
  make?: boolean;
};

/** What a repository is called and where it lies. */
export function PlaceFields({ value, onChange, problem, make = false }: PlaceProps) {
  const { t } = useTranslation();
  return (
    <Stack spacing={2.5}>
      <Text
        autoFocus
        label={t('repository.name')}
        value={value.name}
        onChange={(name) => onChange({ ...value, name })}
        error={fieldError(problem, 'name')}
        autoComplete="off"
      />
      <PathField
        make={make}
        label={t('repository.path')}
        {...(make ? { help: t('newRepository.pathHelp') } : {})}
        value={value.path}
        onChange={(path) => onChange({ ...value, path })}
        error={fieldError(problem, 'path', value.path)}
      />
    </Stack>
  );
}

export function isPlace({ name, path }: Place): boolean {
  return name.trim() !== '' && path.trim() !== '';
}

export function wirePlace({ name, path }: Place): Place {
  return { name: name.trim(), path: path.trim() };
}
