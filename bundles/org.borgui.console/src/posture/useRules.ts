import { useQuery } from '@tanstack/react-query';
import { api } from '../shared/api';
import { useChange } from '../shared/useChange';

type Rules = { admins_need_second_factor: boolean };

const RULES = 'api/settings/access-policy';

export const useRules = () => useQuery({ queryKey: ['rules'], queryFn: ({ signal }) => api.get<Rules>(RULES, signal) });

export const useChangeRules = () =>
  useChange(['rules', 'posture'], (on: boolean) => api.put<Rules>(RULES, { admins_need_second_factor: on }));
