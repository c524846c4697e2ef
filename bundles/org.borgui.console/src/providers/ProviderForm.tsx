import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { FormEnd } from '../shared/FormEnd';
import { AddressesPart, AddressesToCome } from './AddressesPart';
import { ClaimsPart } from './ClaimsPart';
import { ConnectionPart } from './ConnectionPart';
import { NewcomersPart } from './NewcomersPart';
import { type Draft, isWhole, type SignInProvider, wireOf } from './provider';
import type { useAddProvider } from './useSignInProviders';

type FormProps = {
  initial: Draft;
  /** The provider as the server has it; none while it is new. */
  kept?: SignInProvider;
  save: ReturnType<typeof useAddProvider>;
};

/** What each part of the form is given. */
export type PartProps = { draft: Draft; set: (part: Partial<Draft>) => void; problem: Error | null };

const BACK = '/settings/sign-in';

export function ProviderForm({ initial, kept, save }: FormProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [draft, setDraft] = useState(initial);
  const set = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(wireOf(draft), { onSuccess: () => void navigate(BACK) });
  };
  const part: PartProps = { draft, set, problem: save.error };
  return (
    <form onSubmit={submit} noValidate>
      <ConnectionPart {...part} isNew={!kept} secretSet={kept?.client_secret_set ?? false} />
      {kept ? <AddressesPart addresses={kept} /> : <AddressesToCome id={draft.id} />}
      <ClaimsPart {...part} />
      <NewcomersPart {...part} />
      <FormEnd
        action={t(save.isPending ? 'providers.saving' : 'common.save')}
        disabled={save.isPending || !isWhole(draft)}
        problem={save.error}
        back={BACK}
      />
    </form>
  );
}
