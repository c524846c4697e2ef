const kept = new Map<number, string>();

/** Remembers a new repository's passphrase in this page's memory, so that the recovery sheet can offer to show it. */
export function keepPassphrase(repository: number, passphrase: string | null): void {
  if (passphrase !== null) {
    kept.set(repository, passphrase);
  }
}

export function keptPassphrase(repository: number): string | null {
  return kept.get(repository) ?? null;
}

export function dropPassphrase(repository: number): void {
  kept.delete(repository);
}
