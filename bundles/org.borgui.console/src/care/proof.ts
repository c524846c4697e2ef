/** What a restore check restores. */
export const PROOF_MODES = ['canary', 'sample', 'probe_paths', 'full_archive'] as const;

export type ProofMode = (typeof PROOF_MODES)[number];

export function isProofMode(text: string): text is ProofMode {
  return PROOF_MODES.some((mode) => mode === text);
}
