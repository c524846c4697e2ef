import { Box, ToggleButton, ToggleButtonGroup } from '@mui/material';
import { useColorScheme } from '@mui/material/styles';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { chosenLanguage, chooseLanguage, LANGUAGES, type Language } from '../shared/i18n';
import { unreachable } from '../shared/problem';
import { Failed } from '../shared/States';

const SCHEMES = ['system', 'light', 'dark'] as const;

/** Light, dark, or as the system has it. */
export function SchemeChoice() {
  const { t } = useTranslation();
  const { mode, setMode } = useColorScheme();
  return (
    <ToggleButtonGroup
      exclusive
      size="small"
      aria-label={t('account.look')}
      value={mode ?? 'system'}
      onChange={(_, next: (typeof SCHEMES)[number] | null) => next && setMode(next)}
      sx={{ flexWrap: 'wrap' }}
    >
      {SCHEMES.map((scheme) => (
        <ToggleButton key={scheme} value={scheme} sx={{ px: 2 }}>
          {t(`account.${scheme}`)}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}

/** Each language is called by its own name, so that it is found by those who speak it. */
const NAMES: Record<Language, string> = { en: 'English', de: 'Deutsch' };

export function LanguageChoice() {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState(chosenLanguage);
  const [problem, setProblem] = useState<Error | null>(null);
  const choose = (next: Language | 'browser') => {
    const language = next === 'browser' ? null : next;
    setProblem(null);
    chooseLanguage(language).then(
      () => setChosen(language),
      () => setProblem(unreachable()),
    );
  };
  return (
    <>
      <ToggleButtonGroup
        exclusive
        size="small"
        aria-label={t('account.language')}
        value={chosen ?? 'browser'}
        onChange={(_, next: Language | 'browser' | null) => next && choose(next)}
        sx={{ flexWrap: 'wrap' }}
      >
        <ToggleButton value="browser" sx={{ px: 2 }}>
          {t('account.browser')}
        </ToggleButton>
        {LANGUAGES.map((language) => (
          <ToggleButton key={language} value={language} lang={language} sx={{ px: 2 }}>
            {NAMES[language]}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      {problem && (
        <Box sx={{ mt: 2 }}>
          <Failed problem={problem} />
        </Box>
      )}
    </>
  );
}
