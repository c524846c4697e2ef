import { defaultRangeExtractor, type Range, useWindowVirtualizer } from '@tanstack/react-virtual';
import { Fragment, type KeyboardEvent, type FocusEvent, type ReactNode, useCallback, useEffect, useState } from 'react';
import { flushSync } from 'react-dom';

/** So many rows are shown whole, and can be searched and printed by the browser. */
const WHOLE = 100;
const NEAR_END = 30;

type RowsOptions = {
  count: number;
  /** The usual height of a row in pixels; the real one is measured. */
  height: number;
  /** Called when the last rows come into sight. */
  onNearEnd?: (() => void) | undefined;
};

/**
 * The rows of a long list that are near the window, for lists that scroll with the page. The row with the focus stays,
 * wherever the page is scrolled to; the arrow keys lead from row to row.
 */
export function useRows({ count, height, onNearEnd }: RowsOptions) {
  const [list, setList] = useState<HTMLElement | null>(null);
  const [top, setTop] = useState(0);
  const [focused, setFocused] = useState<number | null>(null);
  const within = useCallback((element: HTMLElement | null) => {
    if (element === null) {
      return undefined;
    }
    setList(element);
    const size = new ResizeObserver(() => setTop(Math.round(element.getBoundingClientRect().top + window.scrollY)));
    size.observe(document.body);
    return () => size.disconnect();
  }, []);
  const rows = useWindowVirtualizer({
    count,
    estimateSize: () => height,
    overscan: 8,
    scrollMargin: top,
    rangeExtractor: (range: Range) => {
      if (count <= WHOLE) {
        return Array.from({ length: count }, (_, index) => index);
      }
      const near = defaultRangeExtractor(range);
      return focused === null || focused >= count || near.includes(focused)
        ? near
        : [...near, focused].sort((a, b) => a - b);
    },
  });
  const shown = rows.getVirtualItems();
  const last = rows.range?.endIndex ?? shown.at(-1)?.index ?? 0;
  useEffect(() => {
    if (count > 0 && last >= count - NEAR_END) {
      onNearEnd?.();
    }
  }, [count, last, onNearEnd]);

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const row = (event.target as HTMLElement).closest<HTMLElement>('[data-index]');
    const next = Number(row?.dataset.index) + step;
    if (step === 0 || row === null || next < 0 || next >= count) {
      return;
    }
    event.preventDefault();
    const place = stops(row).indexOf(event.target as HTMLElement);
    flushSync(() => setFocused(next));
    const there = stops(list?.querySelector<HTMLElement>(`[data-index="${next}"]`) ?? null);
    there[Math.min(place, there.length - 1)]?.focus();
  };
  const onFocus = (event: FocusEvent<HTMLElement>) => {
    const row = event.target.closest<HTMLElement>('[data-index]');
    setFocused(row === null ? null : Number(row.dataset.index));
  };

  /** The rows to show, with the room of those left out between them. */
  const render = (row: (index: number) => ReactNode, gap: (key: string, height: number) => ReactNode): ReactNode => {
    let end = top;
    const all = shown.map((item) => {
      const before = item.start - end;
      end = item.end;
      return (
        <Fragment key={item.key}>
          {before > 0.5 && gap(`before-${item.index}`, before)}
          {row(item.index)}
        </Fragment>
      );
    });
    const after = rows.getTotalSize() + top - end;
    return (
      <>
        {all}
        {after > 0.5 && gap('after', after)}
      </>
    );
  };
  return {
    render,
    list: { ref: within, onKeyDown, onFocus, onBlur: () => setFocused(null) },
    row: (index: number) => ({ ref: rows.measureElement, 'data-index': index }),
  };
}

function stops(row: HTMLElement | null): HTMLElement[] {
  return row === null ? [] : [...row.querySelectorAll<HTMLElement>('a[href], button, input')];
}

/** A row's place among all, for screen readers: not all rows are in the page. */
export function place(index: number, count: number) {
  return { 'aria-posinset': index + 1, 'aria-setsize': count };
}
