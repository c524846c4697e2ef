import type { Entry } from '../shared/wire';

export type Column = 'name' | 'size' | 'modified';
export type Order = { column: Column; down: boolean };

// Made once: with options, localeCompare makes one for each pair.
const NAMES = new Intl.Collator(undefined, { numeric: true });

/** Folders first, then by the column; names decide between equals. */
export function ordered(entries: Entry[], { column, down }: Order): Entry[] {
  const sign = down ? -1 : 1;
  const byName = (a: Entry, b: Entry) => NAMES.compare(a.name, b.name);
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

const COLUMNS: readonly string[] = ['name', 'size', 'modified'] satisfies Column[];

/** An order as it stands in an address: `size`, or `-size` for the largest first. */
export function orderText({ column, down }: Order): string {
  return `${down ? '-' : ''}${column}`;
}

export function orderOf(text: string | null): Order {
  const column = text?.replace(/^-/, '') ?? '';
  return COLUMNS.includes(column)
    ? { column: column as Column, down: text?.startsWith('-') ?? false }
    : { column: 'name', down: false };
}
