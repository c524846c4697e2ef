/** Asks the person for the password; true when the server has accepted it. */
type Ask = () => Promise<boolean>;

let ask: Ask = () => Promise.resolve(false);
let asking: Promise<boolean> | null = null;

/** Names who asks; the answer takes it back. */
export function whenProofIsWanted(next: Ask): () => void {
  ask = next;
  return () => {
    ask = () => Promise.resolve(false);
  };
}

/** The question that is open; null while nobody is asked. */
export const openQuestion = (): Promise<boolean> | null => asking;

/** Has the person prove themselves anew; those who want it at the same time get the same answer. */
export function prove(): Promise<boolean> {
  asking ??= ask().finally(() => {
    asking = null;
  });
  return asking;
}
