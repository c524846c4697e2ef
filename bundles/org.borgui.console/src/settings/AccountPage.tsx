import { Box, Button, ToggleButton, ToggleButtonGroup, Typography } from '@mui/material';
import { useColorScheme } from '@mui/material/styles';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormPart } from '../shared/FormPart';
import { Facts, When } from '../shared/bits';
import { chosenLanguage, chooseLanguage, LANGUAGES, type Language } from '../shared/i18n';
import { Page } from '../shared/Page';
import { unreachable } from '../shared/problem';
import { Failed, Note } from '../shared/States';
import { PasswordForm } from '../signin/PasswordForm';
import { useMe, useSignOut } from '../signin/useSession';

const SCHEMES = ['system', 'light', 'dark'] as const;

export function AccountPage() {
  const { t } = useTranslation();
  const me = useMe();
  const signOut = useSignOut();
  const { mode, setMode } = useColorScheme();
  const [changed, setChanged] = useState(0);
  return (
    <Page
      title={t('settings.account')}
      above={[{ to: '/settings', name: t('place.settings') }]}
      actions={
        <Button variant="outlined" onClick={() => signOut.mutate()}>
          {t('account.signOut')}
        </Button>
      }
    >
      <FormPart title={t('account.person')}>
        <Facts
          facts={[
            [t('signIn.name'), me.username],
            ...(me.full_name ? [[t('users.fullName'), me.full_name] as [string, string]] : []),
            [t('users.role'), t(`role.${me.role}`)],
            [t('users.lastSignIn'), <When key="l" at={me.last_login} />],
          ]}
        />
      </FormPart>
      <FormPart title={t('account.look')} lead={t('account.lookLead')}>
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
      </FormPart>
      <FormPart title={t('account.language')} lead={t('account.languageLead')}>
        <LanguageChoice />
      </FormPart>
      <FormPart title={t('account.password')} lead={t('account.passwordLead')}>
        {changed > 0 && (
          <Box role="status" sx={{ mb: 2 }}>
            <Note meaning="good">
              <Typography variant="body2">{t('password.changed')}</Typography>
            </Note>
          </Box>
        )}
        <PasswordForm key={changed} onDone={() => setChanged(changed + 1)} />
      </FormPart>
    </Page>
  );
}

/** Each language is called by its own name, so that it is found by those who speak it. */
const NAMES: Record<Language, string> = { en: 'English', de: 'Deutsch' };

function LanguageChoice() {
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
