import { useQuery } from '@tanstack/react-query';
import { api } from '../shared/api';
import { useChange } from '../shared/useChange';

export type Rules = {
  admins_need_second_factor: boolean;
  /** Nobody signs in but at a provider. */
  local_sign_in_off: boolean;
};

const RULES = 'api/settings/access-policy';

export const useRules = () => useQuery({ queryKey: ['rules'], queryFn: ({ signal }) => api.get<Rules>(RULES, signal) });

/** Changes those that are named. */
export const useChangeRules = () =>
  useChange(['rules', 'posture', 'offered'], (rules: Partial<Rules>) => api.put<Rules>(RULES, rules));
