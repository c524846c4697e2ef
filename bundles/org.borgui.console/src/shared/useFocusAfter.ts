import { useEffect, useRef } from 'react';

/** A part of a page that takes the focus after a dialog, where what opened the dialog is gone. */
export function useFocusAfter(open: boolean) {
  const part = useRef<HTMLDivElement>(null);
  const was = useRef(false);
  useEffect(() => {
    if (was.current && !open && document.activeElement === document.body) {
      part.current?.focus();
    }
    was.current = open;
  }, [open]);
  return part;
}
