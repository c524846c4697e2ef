import { Typography } from '@mui/material';
import { useTranslation } from 'react-i18next';
import { byResource, kindOf } from './scopes';

/** What a token may be used for, in words. */
export function ScopeWords({ scopes }: { scopes: string[] }) {
  const { t } = useTranslation();
  const kind = kindOf(scopes);
  return (
    <Typography variant="body2">
      {kind === 'custom'
        ? byResource(scopes)
            .map(
              ([resource, verbs]) => `${t(`scope.${resource}`)}: ${verbs.map((verb) => t(`verb.${verb}`)).join(', ')}`,
            )
            .join('; ')
        : t(`preset.${kind}`)}
    </Typography>
  );
}
