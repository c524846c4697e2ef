import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, withQuery } from '../shared/api';
import { useChange } from '../shared/useChange';
import type { Plugin, PluginFile, PluginPage } from './plugin';

const ALL = 'api/plugins';
const CHANGED = ['plugins', 'plugin', 'plugin-pages'];
/** Plugins come and go by themselves as well: from the folder, and by commands. */
const LOOK_MS = 5000;

const pathOf = (name: string) => `${ALL}/${encodeURIComponent(name)}`;

export function usePlugins() {
  return useQuery({
    queryKey: ['plugins'],
    refetchInterval: LOOK_MS,
    queryFn: ({ signal }) => api.get<{ plugins: Plugin[]; files: PluginFile[] }>(ALL, signal),
  });
}

export function usePlugin(name: string) {
  return useQuery({
    queryKey: ['plugin', name],
    refetchInterval: LOOK_MS,
    queryFn: ({ signal }) => api.get<Plugin>(pathOf(name), signal),
  });
}

export function usePluginLog(name: string) {
  return useQuery({
    queryKey: ['plugin', name, 'log'],
    refetchInterval: LOOK_MS,
    queryFn: ({ signal }) => api.get<{ lines: string[] }>(`${pathOf(name)}/log`, signal),
  });
}

/** The pages that plugins bring, for everybody who has signed in. */
export function usePluginPages() {
  const { i18n } = useTranslation();
  const language = i18n.language;
  return useQuery({
    queryKey: ['plugin-pages', language],
    refetchInterval: LOOK_MS,
    queryFn: ({ signal }) => api.get<{ pages: PluginPage[] }>(withQuery(`${ALL}/pages`, { language }), signal),
  });
}

export const useUpload = () => useChange(CHANGED, (jar: File) => api.send<PluginFile>(`${ALL}/files`, jar));

export const useDiscard = () => useChange(CHANGED, (sha256: string) => api.delete(`${ALL}/files/${sha256}`));

/** One that others have doubts about is installed only with an approval. */
export const useInstall = () =>
  useChange(CHANGED, ({ sha256, approve }: { sha256: string; approve: boolean }) =>
    api.post<Plugin>(`${ALL}/install`, { sha256, approve }),
  );

/** The page of the plugin itself is left, and not asked for again. */
export const useRemove = (name: string) => useChange(['plugins', 'plugin-pages'], () => api.delete(pathOf(name)));
