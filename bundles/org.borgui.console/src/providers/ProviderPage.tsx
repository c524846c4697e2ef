import { Box, Button } from '@mui/material';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { NotFoundPage } from '../app/NotFoundPage';
import { ConfirmDialog } from '../shared/ConfirmDialog';
import { Page } from '../shared/Page';
import { Note, PageFailed, PageLoading } from '../shared/States';
import { AddressesPart } from './AddressesPart';
import { draftOf, type SignInProvider } from './provider';
import { ProviderFacts } from './ProviderFacts';
import { ProviderForm } from './ProviderForm';
import { useAbove } from './useAbove';
import { useDeleteProvider, useSaveProvider, useSignInProviders } from './useSignInProviders';

export function ProviderPage() {
  const { id } = useParams();
  const all = useSignInProviders();
  if (all.error) return <PageFailed problem={all.error} retry={() => void all.refetch()} />;
  if (!all.data) return <PageLoading />;
  const found = all.data.providers.find((one) => one.id === id);
  if (!found) return <NotFoundPage />;
  return found.source === 'file' ? (
    <OfFile key={found.id} provider={found} />
  ) : (
    <OfConsole key={found.id} provider={found} />
  );
}

function OfFile({ provider }: { provider: SignInProvider }) {
  const { t } = useTranslation();
  const above = useAbove();
  return (
    <Page title={provider.name} above={above}>
      <Box sx={{ mb: 3 }}>
        <Note meaning="none">{t('providers.ofFile')}</Note>
      </Box>
      <ProviderFacts provider={provider} />
      <AddressesPart addresses={provider} />
    </Page>
  );
}

function OfConsole({ provider }: { provider: SignInProvider }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const above = useAbove();
  const [deleting, setDeleting] = useState(false);
  const [initial] = useState(() => draftOf(provider));
  const save = useSaveProvider(provider.id);
  const remove = useDeleteProvider(provider.id);
  return (
    <Page
      title={provider.name}
      above={above}
      actions={
        <Button variant="outlined" onClick={() => setDeleting(true)}>
          {t('providers.delete')}
        </Button>
      }
    >
      <ProviderForm initial={initial} kept={provider} save={save} />
      {deleting && (
        <ConfirmDialog
          title={t('providers.deleteTitle', { name: provider.name })}
          name={provider.name}
          action={t('providers.deleteAction')}
          busy={remove.isPending}
          problem={remove.error}
          onClose={() => setDeleting(false)}
          onConfirm={() => remove.mutate(undefined, { onSuccess: () => void navigate('/settings/sign-in') })}
        >
          {t('providers.deleteLead')}
        </ConfirmDialog>
      )}
    </Page>
  );
}
