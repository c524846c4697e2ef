// What a token may be used for: pairs of a resource and a verb, such as `archives:read`; `*` stands for any.

export const RESOURCES = [
  'account',
  'repositories',
  'archives',
  'backups',
  'restores',
  'jobs',
  'plans',
  'maintenance',
  'files',
  'users',
  'notifications',
  'system',
  'audit',
] as const;
export const VERBS = ['read', 'write', 'critical'] as const;

export type Resource = (typeof RESOURCES)[number];
export type Verb = (typeof VERBS)[number];
export type Pair = `${Resource}:${Verb}`;

/** Ready-made choices; `custom` stands for any other. */
export type Preset = 'read' | 'usual' | 'custom';

export const PRESETS: Record<Exclude<Preset, 'custom'>, string[]> = {
  read: ['*:read'],
  usual: ['*:read', '*:write'],
};

/** All the pairs that scopes stand for, in the order in which they are shown. */
export function pairs(scopes: readonly string[]): Pair[] {
  const wanted = scopes.map((scope) => scope.split(':'));
  return RESOURCES.flatMap((resource) =>
    VERBS.filter((verb) => wanted.some(([r, v]) => (r === '*' || r === resource) && (v === '*' || v === verb))).map(
      (verb): Pair => `${resource}:${verb}`,
    ),
  );
}

/** What scopes come to, where there is a word for it. */
export function kindOf(scopes: readonly string[]): 'read' | 'usual' | 'all' | 'custom' {
  const has = pairs(scopes);
  const every = (...verbs: Verb[]) =>
    has.length === verbs.length * RESOURCES.length &&
    has.every((pair) => verbs.some((verb) => pair.endsWith(`:${verb}`)));
  if (every('read')) return 'read';
  if (every('read', 'write')) return 'usual';
  return every('read', 'write', 'critical') ? 'all' : 'custom';
}

/** The verbs of each resource, those without any left out. */
export function byResource(scopes: readonly string[]): [Resource, Verb[]][] {
  const has = new Set<string>(pairs(scopes));
  return RESOURCES.map((resource): [Resource, Verb[]] => [
    resource,
    VERBS.filter((verb) => has.has(`${resource}:${verb}`)),
  ]).filter(([, verbs]) => verbs.length > 0);
}
