import { type Health, health } from '../repositories/health';
import type { Repository } from '../shared/wire';

export type Concern = { repository: Repository; health: Health };

/** The repositories that need a person, the worst first. */
export function concerns(repositories: Repository[], now: Date): Concern[] {
  const rank = { failed: 0, attention: 1, running: 2, good: 3, none: 4 };
  return repositories
    .map((repository) => ({ repository, health: health(repository, now) }))
    .filter((one) => one.health.meaning === 'failed' || one.health.meaning === 'attention')
    .sort((a, b) => rank[a.health.meaning] - rank[b.health.meaning]);
}
