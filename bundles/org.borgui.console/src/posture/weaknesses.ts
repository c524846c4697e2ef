import { SEVERITIES, type Severity, type Weakness } from './usePosture';

/** The weaknesses by how bad they are, the worst first; what there is none of is left out. */
export function bySeverity(all: Weakness[]): [Severity, Weakness[]][] {
  return SEVERITIES.map((severity): [Severity, Weakness[]] => [
    severity,
    all.filter((one) => one.severity === severity),
  ]).filter(([, some]) => some.length > 0);
}

/** A page of this console to go to; anything else is none, wherever it came from. */
export const pageOf = ({ page }: Pick<Weakness, 'page'>): string | null =>
  page !== null && /^\/(?![/\\])/.test(page) ? page : null;
