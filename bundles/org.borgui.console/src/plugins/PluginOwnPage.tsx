import { Box } from '@mui/material';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { NotFoundPage } from '../app/NotFoundPage';
import { address, api } from '../shared/api';
import { Page } from '../shared/Page';
import { Note, PageFailed, PageLoading } from '../shared/States';
import type { PluginPage } from './plugin';
import { usePluginPages } from './usePlugins';

/** What the module of a page exports: it shows itself in an element, and hands out how it ends. */
type Show = (
  element: HTMLElement,
  host: { api: typeof api; language: string; name: string },
) => (() => void) | undefined;

/** A page that a plugin brings. */
export function PluginOwnPage() {
  const { t } = useTranslation();
  const { name } = useParams();
  const { data, error, refetch } = usePluginPages();
  if (error) return <PageFailed problem={error} retry={() => void refetch()} />;
  if (!data) return <PageLoading />;
  const found = data.pages.find(({ plugin }) => plugin === name);
  if (!found) return <NotFoundPage />;
  return (
    <Page title={found.title} above={[{ to: '/settings', name: t('place.settings') }]}>
      <Shown key={found.module} page={found} />
    </Page>
  );
}

function Shown({ page }: { page: PluginPage }) {
  const { t, i18n } = useTranslation();
  const place = useRef<HTMLDivElement>(null);
  const [broken, setBroken] = useState(false);
  const language = i18n.language;
  useEffect(() => {
    let over = false;
    let end: (() => void) | undefined;
    import(/* @vite-ignore */ address(page.module))
      .then((module: { default: Show }) => {
        if (!over && place.current) end = module.default(place.current, { api, language, name: page.plugin });
      })
      .catch((problem: unknown) => {
        console.error(problem);
        if (!over) setBroken(true);
      });
    return () => {
      over = true;
      end?.();
    };
  }, [page, language]);
  return broken ? (
    <Note meaning="failed">{t('plugins.pageBroken', { name: page.plugin })}</Note>
  ) : (
    <Box ref={place} sx={{ minHeight: 80 }} />
  );
}
