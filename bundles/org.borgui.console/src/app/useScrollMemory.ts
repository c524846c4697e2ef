import { useEffect } from 'react';
import { useLocation, useNavigationType } from 'react-router';

const PATIENCE_MILLIS = 5000;
const QUIET_MILLIS = 120;

type Entry = { scroll?: number } | null;

/**
 * How far a page was scrolled lies with its entry in the browser's history: back, forward and reload find it again,
 * also where the page gets its length only when its data arrives. A new place begins at its top.
 */
export function useScrollMemory(): void {
  const { key, pathname } = useLocation();
  const how = useNavigationType();
  useEffect(() => {
    window.history.scrollRestoration = 'manual';
    let timer: ReturnType<typeof setTimeout> | undefined;
    const keep = () => window.history.replaceState({ ...window.history.state, scroll: window.scrollY }, '');
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(keep, QUIET_MILLIS);
    };
    window.addEventListener('scroll', later, { passive: true });
    window.addEventListener('pagehide', keep);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('scroll', later);
      window.removeEventListener('pagehide', keep);
    };
  }, [key]);
  useEffect(() => {
    if (how === 'PUSH') {
      window.scrollTo(0, 0);
      return undefined;
    }
    const target = (window.history.state as Entry)?.scroll ?? 0;
    return how === 'POP' && target > 0 ? reach(target) : undefined;
  }, [key, how, pathname]);
}

/** Scrolls to a height as soon as the page has it, unless the person scrolls first. */
function reach(target: number): () => void {
  const end = new AbortController();
  const stop = () => end.abort();
  const size = new ResizeObserver(() => {
    window.scrollTo(0, target);
    if (Math.abs(window.scrollY - target) < 2) {
      stop();
    }
  });
  size.observe(document.body);
  const patience = setTimeout(stop, PATIENCE_MILLIS);
  for (const sign of ['wheel', 'keydown', 'pointerdown', 'touchstart']) {
    window.addEventListener(sign, stop, { signal: end.signal, passive: true });
  }
  end.signal.addEventListener('abort', () => {
    clearTimeout(patience);
    size.disconnect();
  });
  return stop;
}
