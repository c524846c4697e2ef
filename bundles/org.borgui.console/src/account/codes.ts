/** Fewer recovery codes than this are few. */
const ENOUGH = 3;

export const areFew = (codes: number): boolean => codes < ENOUGH;

/** A secret as people can copy it by hand. */
export const inFours = (secret: string): string => secret.replace(/(.{4})(?=.)/g, '$1 ');

/** Recovery codes as a file: whose they are, and one a line. */
export const codesText = (head: string, codes: readonly string[]): string => `${head}\n\n${codes.join('\n')}\n`;
