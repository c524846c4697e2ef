/** The address of a place inside an archive; a path's slashes stay, all else is escaped. */
export function archivePath(repository: number | string, archive: string, path = ''): string {
  const inside = path.split('/').filter(Boolean).map(segment).join('/');
  return `/repositories/${repository}/archives/${segment(archive)}${inside ? `/${inside}` : ''}`;
}

/** A name as one part of an address; colons may stay and keep times readable. */
function segment(name: string): string {
  return encodeURIComponent(name).replaceAll('%3A', ':');
}

/** The folders above a path inside an archive, outermost first, each with its own path. */
export function crumbs(path: string): { name: string; path: string }[] {
  const names = path.split('/').filter(Boolean);
  return names.map((name, index) => ({ name, path: names.slice(0, index + 1).join('/') }));
}
