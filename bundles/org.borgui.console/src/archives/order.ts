import type { Entry } from '../shared/wire';

export type Column = 'name' | 'size' | 'modified';
export type Order = { column: Column; down: boolean };

/** Folders first, then by the column; names decide between equals. */
export function ordered(entries: Entry[], { column, down }: Order): Entry[] {
  const sign = down ? -1 : 1;
  const byName = (a: Entry, b: Entry) => a.name.localeCompare(b.name, undefined, { numeric: true });
  return [...entries].sort((a, b) => {
    const folders = Number(b.type === 'directory') - Number(a.type === 'directory');
    if (folders !== 0) {
      return folders;
    }
    switch (column) {
      case 'name':
        return sign * byName(a, b);
      case 'size':
        return sign * ((a.size ?? 0) - (b.size ?? 0)) || byName(a, b);
      case 'modified':
        return sign * (a.modified ?? '').localeCompare(b.modified ?? '') || byName(a, b);
    }
  });
}
