import { lines } from '../shared/format';
import type { Repository } from '../shared/wire';
import type { Sources } from './SourceFields';

/** The fields of a form as the server takes them. */
export function wireSources(sources: Sources) {
  return {
    source_directories: lines(sources.folders),
    exclude_patterns: lines(sources.excludes),
    compression: sources.compression,
    exclude_caches: sources.excludeCaches,
    one_file_system: sources.oneFileSystem,
  };
}

type Kept = Pick<
  Repository,
  'source_directories' | 'exclude_patterns' | 'compression' | 'exclude_caches' | 'one_file_system'
>;

/** What a repository or a plan is set to, as the fields of a form. */
export function formSources(kept: Kept): Sources {
  return {
    folders: (kept.source_directories ?? []).join('\n'),
    excludes: (kept.exclude_patterns ?? []).join('\n'),
    compression: kept.compression || 'lz4',
    excludeCaches: kept.exclude_caches ?? false,
    oneFileSystem: kept.one_file_system ?? false,
  };
}
