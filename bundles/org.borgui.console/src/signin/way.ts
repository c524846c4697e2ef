/** How a person is known: by a password, by what stands before the server, or not at all. */
export type SignInWay = 'password' | 'proxy' | 'none';

/** The way by its name on the wire; whatever is no password of this server is a word of what stands before it. */
export function wayOf(name: string | null | undefined): SignInWay {
  return name === null || name === undefined || name === 'password' ? 'password' : name === 'none' ? 'none' : 'proxy';
}
