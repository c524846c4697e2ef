import { useTranslation } from 'react-i18next';
import { type Fact, Facts, Mono } from '../shared/bits';
import { FormPart } from '../shared/FormPart';
import { Mark } from '../shared/Mark';
import { CLAIMS, ROLE_CLAIMS, type SignInProvider } from './provider';

/** A provider that is looked at alone. */
export function ProviderFacts({ provider }: { provider: SignInProvider }) {
  const { t } = useTranslation();
  const text = (name: string, value: string | null): Fact => [name, value ? <Mono>{value}</Mono> : '–'];
  const { new_user_mode, enabled } = provider;
  const connection: Fact[] = [
    [
      t('providers.state'),
      <Mark key="state" meaning={enabled ? 'good' : 'none'}>
        {t(enabled ? 'providers.on' : 'providers.off')}
      </Mark>,
    ],
    text(t('providers.id'), provider.id),
    text(t('providers.issuer'), provider.issuer),
    text(t('providers.clientId'), provider.client_id),
    [t('providers.authentication'), t(`providers.by.${provider.token_auth_method}`)],
    [t('providers.secret'), t(provider.client_secret_set ? 'providers.secretSet' : 'providers.secretNotSet')],
    text(t('providers.scopes'), provider.scopes),
    text(t('providers.endSession'), provider.end_session_endpoint),
  ];
  const claims = [...CLAIMS, ...ROLE_CLAIMS].map((name) => text(t(`providers.${name}`), provider[name]));
  const newcomers: Fact[] = [[t('providers.mode'), t(`providers.modes.${new_user_mode}`)]];
  if (new_user_mode === 'template') {
    newcomers.push(text(t('providers.template'), provider.template_username));
  } else if (new_user_mode !== 'deny') {
    newcomers.push([t('users.role'), t(`role.${provider.default_role}`)]);
    newcomers.push([t('users.scope'), t(`grant.${provider.default_all_repositories_role ?? 'none'}`)]);
  }
  return (
    <>
      <FormPart title={t('providers.connection')}>
        <Facts facts={connection} />
      </FormPart>
      <FormPart title={t('providers.claims')}>
        <Facts facts={[...claims, text(t('providers.adminGroups'), provider.admin_groups.join(', '))]} />
      </FormPart>
      <FormPart title={t('providers.newcomers')}>
        <Facts facts={newcomers} />
      </FormPart>
    </>
  );
}
