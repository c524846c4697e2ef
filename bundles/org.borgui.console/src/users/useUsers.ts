import { useQuery } from '@tanstack/react-query';
import { api } from '../shared/api';
import { useChange } from '../shared/useChange';
import type { Grant, RepositoryRole, Role, UserRow } from '../shared/wire';

export type UserFields = { username: string; full_name: string | null; email: string | null; role: Role };

const USERS = 'api/settings/users';

export function useUsers() {
  return useQuery({
    queryKey: ['users'],
    queryFn: async ({ signal }) => (await api.get<{ users: UserRow[] }>(USERS, signal)).users,
  });
}

/** Somebody who came by a provider and waits to be let in. */
export type PendingUser = {
  id: number;
  username: string;
  full_name: string | null;
  email: string | null;
  provider_name: string;
  asked_at: string;
};

export function usePendingUsers() {
  return useQuery({
    queryKey: ['users', 'pending'],
    queryFn: async ({ signal }) => (await api.get<{ users: PendingUser[] }>(`${USERS}/pending`, signal)).users,
  });
}

export function useGrants(user: number) {
  return useQuery({
    queryKey: ['users', user, 'grants'],
    queryFn: ({ signal }) => api.get<Grant[]>(`${USERS}/${user}/permissions`, signal),
  });
}

/** Switching somebody off or setting a password ends sessions, too. */
const useUserChange = <Fields>(change: (fields: Fields) => Promise<unknown>) =>
  useChange(['users', 'sessions'], change);

export const useCreateUser = () =>
  useUserChange((fields: UserFields & { password: string }) => api.post(USERS, fields));

export const useUpdateUser = (id: number) =>
  useUserChange((fields: Partial<UserFields> & { is_active?: boolean }) => api.put(`${USERS}/${id}`, fields));

export const useLetIn = () => useUserChange(({ id }: PendingUser) => api.put(`${USERS}/${id}`, { is_active: true }));

export const useDeleteUser = (id: number) => useUserChange(() => api.delete(`${USERS}/${id}`));

export const useResetPassword = (id: number) =>
  useUserChange((new_password: string) => api.post(`${USERS}/${id}/reset-password`, { new_password }));

export const useRemoveSecondFactor = (id: number) => useUserChange(() => api.delete(`${USERS}/${id}/totp`));

export const useSetScope = (id: number) =>
  useUserChange((role: RepositoryRole | null) =>
    api.put(`${USERS}/${id}/permissions/scope`, { all_repositories_role: role }),
  );

/** Gives, changes or takes a person's role in one repository; null takes it. */
export const useSetGrant = (id: number) =>
  useUserChange(({ repository, role, known }: { repository: number; role: RepositoryRole | null; known: boolean }) => {
    const all = `${USERS}/${id}/permissions`;
    if (role === null) {
      return api.delete(`${all}/${repository}`);
    }
    return known ? api.put(`${all}/${repository}`, { role }) : api.post(all, { repository_id: repository, role });
  });
