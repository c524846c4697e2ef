import { count } from '../shared/format';
import { t } from '../shared/i18n';

export const COUNTED = ['hourly', 'daily', 'weekly', 'monthly', 'quarterly', 'yearly'] as const;
export const UNITS = ['H', 'd', 'w', 'm', 'y'] as const;

export type Counted = (typeof COUNTED)[number];
export type Unit = (typeof UNITS)[number];

/** How many archives each rule keeps, and the time span of which all are kept: as text, as they are typed. */
export type Rules = Record<Counted, string> & { within: string; unit: Unit };

const USUAL: Rules = {
  hourly: '0',
  daily: '7',
  weekly: '4',
  monthly: '6',
  quarterly: '0',
  yearly: '1',
  within: '',
  unit: 'd',
};
const MOST = 100_000;
const LONGEST = 99_999;

/** The rules of an address; what it does not name is as usual. */
export function rulesOf(query: URLSearchParams): Rules {
  const rules = { ...USUAL };
  for (const name of [...COUNTED, 'within'] as const) {
    rules[name] = query.get(name) ?? USUAL[name];
  }
  return { ...rules, unit: UNITS.find((one) => one === query.get('unit')) ?? USUAL.unit };
}

const numberOf = (typed: string) => (/^\d*$/.test(typed.trim()) ? Number(typed) : NaN);

/** What is wrong with a number; null when nothing is. */
export function wrong(name: Counted | 'within', typed: string): string | null {
  const most = name === 'within' ? LONGEST : MOST;
  return numberOf(typed) <= most ? null : t('care.rule.wrong', { most: count(most) });
}

export function keepsNothing(rules: Rules): boolean {
  return [...COUNTED, 'within' as const].every((name) => numberOf(rules[name]) === 0);
}

export function isSound(rules: Rules): boolean {
  return ![...COUNTED, 'within' as const].some((name) => wrong(name, rules[name])) && !keepsNothing(rules);
}

export function wireRules(rules: Rules): Record<string, number | string | null> {
  const within = numberOf(rules.within);
  return {
    ...Object.fromEntries(COUNTED.map((name) => [`keep_${name}`, numberOf(rules[name])])),
    keep_within: within > 0 ? `${within}${rules.unit}` : null,
  };
}

/** A rule of the server for people: `daily`, or `daily[oldest]` where it had too few and kept the oldest of all. */
export function ruleName(rule: string): string {
  const name = rule.replace('[oldest]', '');
  const known = [...COUNTED, 'within' as const].find((one) => one === name);
  const words = known ? t(`care.rule.kept.${known}`) : name;
  return rule === name ? words : t('care.rule.oldest', { rule: words });
}
