import { Box, Button, Stack, Typography } from '@mui/material';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { Mono } from '../shared/bits';
import { fieldError, Password, Text, Tick } from '../shared/fields';
import { FormEnd } from '../shared/FormEnd';
import { FormPart } from '../shared/FormPart';
import { Failed, Note } from '../shared/States';
import type { Repository } from '../shared/wire';
import { type Fields, TOPICS, wireOf } from './subscription';
import { useSaveSubscription, useTest } from './useNotifications';

type FormProps = { id: number | null; initial: Fields; repositories: Repository[] };

const BACK = '/settings/notifications';
const EXAMPLES = [
  'mailtos://user:password@mail.example.org?from=borg@example.org&to=ana@example.org',
  'jsons://host.example.org/hook?secret=shared',
];

export function SubscriptionForm({ id, initial, repositories }: FormProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [fields, setFields] = useState(initial);
  const set = (part: Partial<Fields>) => setFields((before) => ({ ...before, ...part }));
  const save = useSaveSubscription(id);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(wireOf(fields), { onSuccess: () => void navigate(BACK) });
  };
  return (
    <form onSubmit={submit} noValidate>
      <FormPart title={t('notify.where')} lead={t('notify.whereLead')}>
        <Stack spacing={2.5}>
          <Text
            label={t('repository.name')}
            value={fields.name}
            onChange={(name) => set({ name })}
            error={fieldError(save.error, 'name')}
          />
          <Address fields={fields} set={set} problem={save.error} />
          <Tick label={t('notify.enabled')} checked={fields.enabled} onChange={(enabled) => set({ enabled })} />
        </Stack>
      </FormPart>
      <FormPart title={t('notify.what')} lead={t('notify.whatLead')}>
        {TOPICS.map((topic) => (
          <Tick
            key={topic}
            label={t(`topic.${topic}`)}
            checked={fields.topics[topic]}
            onChange={(on) => set({ topics: { ...fields.topics, [topic]: on } })}
          />
        ))}
      </FormPart>
      <FormPart title={t('notify.about')}>
        <Tick label={t('notify.all')} checked={fields.all} onChange={(all) => set({ all })} />
        {!fields.all && (
          <Box sx={{ pl: 3.5 }}>
            {repositories.map(({ id: one, name }) => (
              <Tick
                key={one}
                label={name}
                checked={fields.repositories.includes(one)}
                onChange={(on) =>
                  set({
                    repositories: on ? [...fields.repositories, one] : fields.repositories.filter((x) => x !== one),
                  })
                }
              />
            ))}
          </Box>
        )}
      </FormPart>
      <FormPart title={t('notify.titles')}>
        <Stack spacing={2.5}>
          <Text
            label={t('notify.prefix')}
            helperText={t('notify.prefixHelp')}
            value={fields.prefix}
            onChange={(prefix) => set({ prefix })}
            error={fieldError(save.error, 'title_prefix')}
            sx={{ maxWidth: 320 }}
          />
          <Tick
            label={t('notify.planInTitle')}
            checked={fields.planInTitle}
            onChange={(planInTitle) => set({ planInTitle })}
          />
        </Stack>
      </FormPart>
      <FormEnd
        action={t('common.save')}
        disabled={save.isPending || !fields.name.trim() || !fields.address.trim()}
        problem={save.error}
        back={BACK}
      />
    </form>
  );
}

type AddressProps = { fields: Fields; set: (part: Partial<Fields>) => void; problem: Error | null };

/** The address, examples of it, and a test before it is kept. */
function Address({ fields, set, problem }: AddressProps) {
  const { t } = useTranslation();
  const test = useTest();
  return (
    <Box>
      <Password
        fullWidth
        label={t('notify.address')}
        value={fields.address}
        onChange={(address) => {
          test.reset();
          set({ address });
        }}
        autoComplete="off"
        spellCheck={false}
        error={fieldError(problem, 'service_url')}
      />
      <Typography variant="caption" component="div" sx={{ color: 'text.secondary', mt: 1 }}>
        {t('notify.examples')}
        {EXAMPLES.map((example) => (
          <Box key={example}>
            <Mono>{example}</Mono>
          </Box>
        ))}
      </Typography>
      <Button
        variant="outlined"
        size="small"
        sx={{ my: 2 }}
        disabled={test.isPending || !fields.address.trim()}
        onClick={() => test.mutate(fields.address.trim())}
      >
        {t(test.isPending ? 'notify.testing' : 'notify.test')}
      </Button>
      {test.error && <Failed problem={test.error} />}
      {test.isSuccess && (
        <Box role="status">
          <Note meaning="good">
            <Typography variant="body2">{t('notify.tested')}</Typography>
          </Note>
        </Box>
      )}
    </Box>
  );
}
