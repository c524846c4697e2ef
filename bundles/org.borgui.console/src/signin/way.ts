/** How a person is known: by a password or passkey, by a provider, by what stands before the server, or not at all. */
export type SignInWay = 'password' | 'provider' | 'proxy' | 'none';

const WAYS = new Map<string, SignInWay>([
  ['password', 'password'],
  ['oidc', 'provider'],
  ['none', 'none'],
]);

/** The way by its name on the wire; what is none of this server's is a word of what stands before it. */
export const wayOf = (name: string | null | undefined): SignInWay => WAYS.get(name ?? 'password') ?? 'proxy';

/** Whether a person signs in at this server, and out of it. */
export const hasSession = (way: SignInWay): boolean => way === 'password' || way === 'provider';
