import { Box, Stack } from '@mui/material';
import { useTranslation } from 'react-i18next';
import { PathsField } from '../files/PathField';
import { Choice, fieldError, Text, Tick } from '../shared/fields';

export type Sources = {
  folders: string;
  excludes: string;
  compression: string;
  excludeCaches: boolean;
  oneFileSystem: boolean;
};

export const NO_SOURCES: Sources = {
  folders: '',
  excludes: '',
  compression: 'lz4',
  excludeCaches: true,
  oneFileSystem: false,
};

const COMPRESSIONS = ['lz4', 'zstd', 'zstd,6', 'zlib,6', 'lzma,6', 'none'];

type SourceProps = { value: Sources; onChange: (value: Sources) => void; problem: Error | null };

/** What is backed up, and how it is read. */
export function SourceFields(props: SourceProps) {
  return (
    <Stack spacing={2.5}>
      <FolderFields {...props} />
      <ReadingFields {...props} />
    </Stack>
  );
}

/** What is backed up, and what of it is left out. */
export function FolderFields({ value, onChange, problem }: SourceProps) {
  const { t } = useTranslation();
  return (
    <Stack spacing={2.5}>
      <PathsField
        label={t('sources.folders')}
        help={t('sources.foldersHelp')}
        value={value.folders}
        onChange={(folders) => onChange({ ...value, folders })}
        error={fieldError(problem, 'source_directories', value.folders)}
      />
      <Text
        multiline
        minRows={2}
        maxRows={10}
        label={t('sources.excludes')}
        helperText={t('sources.excludesHelp')}
        value={value.excludes}
        onChange={(excludes) => onChange({ ...value, excludes })}
        error={fieldError(problem, 'exclude_patterns')}
        spellCheck={false}
      />
    </Stack>
  );
}

/** How it is read and stored. */
export function ReadingFields({ value, onChange, problem }: SourceProps) {
  const { t } = useTranslation();
  const set = (part: Partial<Sources>) => onChange({ ...value, ...part });
  const known = COMPRESSIONS.includes(value.compression) ? COMPRESSIONS : [value.compression, ...COMPRESSIONS];
  return (
    <Stack spacing={2.5}>
      <Box>
        <Tick
          label={t('sources.caches')}
          help={t('sources.cachesHelp')}
          checked={value.excludeCaches}
          onChange={(excludeCaches) => set({ excludeCaches })}
        />
        <Tick
          label={t('sources.oneFileSystem')}
          help={t('sources.oneFileSystemHelp')}
          checked={value.oneFileSystem}
          onChange={(oneFileSystem) => set({ oneFileSystem })}
        />
      </Box>
      <Choice
        label={t('sources.compression')}
        value={value.compression}
        onChange={(compression) => set({ compression })}
        error={fieldError(problem, 'compression')}
        options={known.map((one) => [one, one === 'lz4' ? t('sources.lz4') : one])}
        sx={{ maxWidth: 320 }}
      />
    </Stack>
  );
}
