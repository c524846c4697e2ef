import type { ComponentType } from 'react';
import { createBrowserRouter, Navigate, type RouteObject } from 'react-router';
import { base } from '../shared/base';
import { PageLoading } from '../shared/States';
import { Entrance } from '../signin/Entrance';
import { useMe } from '../signin/useSession';
import { LostPage } from './LostPage';
import { NotFoundPage } from './NotFoundPage';

/** A place whose code is fetched when it is first opened. */
function place(path: string, load: () => Promise<ComponentType>): RouteObject {
  return { path, lazy: async () => ({ Component: await load() }) };
}

/** A place for administrators; for others nothing is there. */
function adminPlace(path: string, load: () => Promise<ComponentType>): RouteObject {
  return place(path, async () => {
    const Inner = await load();
    return function AdminPlace() {
      return useMe().role === 'admin' ? <Inner /> : <NotFoundPage />;
    };
  });
}

/** Addresses of the older product, and where the same is found here. */
const MOVED: Record<string, string> = {
  dashboard: '/',
  backup: '/repositories',
  'backup-plans': '/plans',
  restore: '/archives',
  schedule: '/plans',
  config: '/settings/system',
  logs: '/activity',
  health: '/',
  'ssh-keys': '/settings',
  'ssh-connections': '/settings',
  connections: '/settings',
  login: '/',
};

const places: RouteObject[] = [
  { index: true, lazy: async () => ({ Component: (await import('../overview/OverviewPage')).OverviewPage }) },
  place('plans', async () => (await import('../plans/PlansPage')).PlansPage),
  place('plans/new', async () => (await import('../plans/NewPlanPage')).NewPlanPage),
  place('plans/:id', async () => (await import('../plans/PlanPage')).PlanPage),
  place('plans/:id/edit', async () => (await import('../plans/EditPlanPage')).EditPlanPage),
  place('plans/:id/runs/:run', async () => (await import('../plans/RunPage')).RunPage),
  place('repositories', async () => (await import('../repositories/RepositoriesPage')).RepositoriesPage),
  adminPlace('repositories/new', async () => (await import('../repositories/NewRepositoryPage')).NewRepositoryPage),
  adminPlace(
    'repositories/import',
    async () => (await import('../repositories/ImportRepositoryPage')).ImportRepositoryPage,
  ),
  place('repositories/:id', async () => (await import('../repositories/RepositoryPage')).RepositoryPage),
  place('repositories/:id/edit', async () => (await import('../repositories/EditRepositoryPage')).EditRepositoryPage),
  place('repositories/:id/recovery', async () => (await import('../repositories/RecoveryPage')).RecoveryPage),
  place('repositories/:id/backup', async () => (await import('../backup/BackUpPage')).BackUpPage),
  adminPlace('repositories/:id/prune', async () => (await import('../care/PrunePage')).PrunePage),
  place('repositories/:id/archives/:name/*', async () => (await import('../archives/ArchivePage')).ArchivePage),
  place('archives', async () => (await import('../archives/ArchivesPage')).ArchivesPage),
  place('activity', async () => (await import('../jobs/ActivityPage')).ActivityPage),
  place('jobs/:id', async () => (await import('../jobs/JobPage')).JobPage),
  place('settings', async () => (await import('../settings/SettingsPage')).SettingsPage),
  place('settings/account', async () => (await import('../account/AccountPage')).AccountPage),
  adminPlace('settings/users', async () => (await import('../users/UsersPage')).UsersPage),
  adminPlace('settings/users/:id', async () => (await import('../users/UserPage')).UserPage),
  adminPlace('settings/security', async () => (await import('../posture/SecurityPage')).SecurityPage),
  adminPlace('settings/sign-in', async () => (await import('../providers/ProvidersPage')).ProvidersPage),
  adminPlace('settings/sign-in/new', async () => (await import('../providers/NewProviderPage')).NewProviderPage),
  adminPlace('settings/sign-in/:id', async () => (await import('../providers/ProviderPage')).ProviderPage),
  adminPlace('settings/audit', async () => (await import('../audit/AuditPage')).AuditPage),
  adminPlace('settings/plugins', async () => (await import('../plugins/PluginsPage')).PluginsPage),
  adminPlace('settings/plugins/:name', async () => (await import('../plugins/PluginPage')).PluginPage),
  adminPlace('settings/history', async () => (await import('../settings/HistoryPage')).HistoryPage),
  adminPlace(
    'settings/notifications',
    async () => (await import('../notifications/NotificationsPage')).NotificationsPage,
  ),
  adminPlace(
    'settings/notifications/new',
    async () => (await import('../notifications/NotificationPage')).NewNotificationPage,
  ),
  adminPlace(
    'settings/notifications/:id',
    async () => (await import('../notifications/NotificationPage')).NotificationPage,
  ),
  place('settings/pages/:name', async () => (await import('../plugins/PluginOwnPage')).PluginOwnPage),
  place('settings/system', async () => (await import('../settings/SystemPage')).SystemPage),
];

const moved = Object.entries(MOVED).map(([path, to]): RouteObject => ({
  path: `${path}/*`,
  element: <Navigate to={to} replace />,
}));

const basename = base().pathname.replace(/\/$/, '');

export const router = createBrowserRouter(
  [
    {
      element: <Entrance />,
      hydrateFallbackElement: <PageLoading />,
      children: [
        {
          errorElement: <LostPage />,
          children: [...places, ...moved, { path: '*', element: <NotFoundPage /> }],
        },
      ],
    },
  ],
  { basename: basename || '/' },
);
