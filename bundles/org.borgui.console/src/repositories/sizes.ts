import { bytes } from '../shared/format';
import type { Repository } from '../shared/wire';

/** What the archives take on disk, as text. */
export function stored(repository: Repository): string | null {
  return repository.deduplicated_size == null ? repository.total_size : bytes(repository.deduplicated_size);
}
