import { useSearchParams } from 'react-router';
import type { Step } from './steps';

/** The addresses of the steps; what else stands in the address stays there. */
export function useStepLink(): (step: Step) => string {
  const [query] = useSearchParams();
  return (step) => {
    const next = new URLSearchParams(query);
    next.set('step', step);
    return `?${next.toString()}`;
  };
}
