import { t } from '../shared/i18n';

/** Whether this browser can use passkeys here, given the host that the server makes them for. */
export function offered(host: string | null | undefined): boolean {
  const { isSecureContext, location } = window;
  return (
    Boolean(host) &&
    isSecureContext &&
    `.${location.hostname}`.endsWith(`.${host}`) &&
    'PublicKeyCredential' in window &&
    readsJson()
  );
}

function readsJson(): boolean {
  const { parseRequestOptionsFromJSON, parseCreationOptionsFromJSON, prototype } = window.PublicKeyCredential;
  return [parseRequestOptionsFromJSON, parseCreationOptionsFromJSON, prototype.toJSON].every(
    (one) => typeof one === 'function',
  );
}

type How = Pick<CredentialRequestOptions, 'mediation' | 'signal'>;

/** Has the person choose a passkey; null when they do not. */
export const choosePasskey = (options: PublicKeyCredentialRequestOptionsJSON, how: How) =>
  answer(() =>
    navigator.credentials.get({ ...how, publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) }),
  );

/** Has the person make a passkey; null when they do not. */
export const makePasskey = (options: PublicKeyCredentialCreationOptionsJSON) =>
  answer(() => navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) }));

async function answer(question: () => Promise<Credential | null>) {
  try {
    const credential = (await question()) as PublicKeyCredential | null;
    return credential && credential.toJSON();
  } catch (error) {
    const { name, message } = error as Error;
    if (name === 'NotAllowedError' || name === 'AbortError') {
      return null;
    }
    throw new Error(name === 'InvalidStateError' ? t('passkeys.already') : t('passkeys.refused', { reason: message }), {
      cause: error,
    });
  }
}
