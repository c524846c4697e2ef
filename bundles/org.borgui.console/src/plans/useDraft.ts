import { useState } from 'react';
import { useMe } from '../signin/useSession';
import type { Draft } from './draft';

/**
 * A plan while it is written: kept by the browser's tab until it is saved or dropped, so that a reload loses nothing.
 *
 * @param name of what is written: a plan's number, or `new`
 */
export function useDraft(name: string, initial: () => Draft) {
  const key = `plan ${useMe().id} ${name}`;
  const [kept] = useState(() => read(key));
  const [draft, show] = useState<Draft>(() => ({ ...initial(), ...kept }));
  const [restored, setRestored] = useState(kept !== null);
  const set = (part: Partial<Draft>) => {
    const next = { ...draft, ...part };
    sessionStorage.setItem(key, JSON.stringify(next));
    show(next);
  };
  const drop = () => sessionStorage.removeItem(key);
  const afresh = () => {
    drop();
    setRestored(false);
    show(initial());
  };
  return { draft, set, drop, restored, afresh };
}

function read(key: string): Partial<Draft> | null {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? 'null') as Partial<Draft> | null;
  } catch {
    return null;
  }
}
