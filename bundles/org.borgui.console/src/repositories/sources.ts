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

/** What a repository is set to, as the fields of a form. */
export function formSources(repository: Repository): Sources {
  return {
    folders: (repository.source_directories ?? []).join('\n'),
    excludes: (repository.exclude_patterns ?? []).join('\n'),
    compression: repository.compression || 'lz4',
    excludeCaches: repository.exclude_caches ?? false,
    oneFileSystem: repository.one_file_system ?? false,
  };
}
