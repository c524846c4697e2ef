import { Box, Link } from '@mui/material';
import { Suspense, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet, useLocation, useNavigation } from 'react-router';
import { LiveUpdates } from '../events/LiveUpdates';
import { Dock } from '../jobs/Dock';
import { PageLoading } from '../shared/States';
import { visuallyHidden } from '../shared/hidden';
import type { News } from '../signin/comingBack';
import { StepUp } from '../signin/StepUp';
import { Told } from '../signin/Told';
import { OpenToAll } from './OpenToAll';
import { Rail, RAIL_WIDTH } from './Rail';
import { TopLine } from './TopLine';
import { useScrollMemory } from './useScrollMemory';

/** Everything around a page: rail, top line and the dock of running jobs. */
export function Frame({ news }: { news: News | null }) {
  const { t } = useTranslation();
  const content = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  const shown = useRef(pathname);
  useEffect(() => {
    if (shown.current === pathname) {
      return;
    }
    shown.current = pathname;
    // What was pressed is gone with the page it stood on: go on reading at the new one.
    if (document.activeElement === null || document.activeElement === document.body) {
      content.current?.focus({ preventScroll: true });
    }
  }, [pathname]);
  useScrollMemory();
  const travelling = useNavigation().state === 'loading';
  const late = useLate(travelling);
  return (
    <LiveUpdates>
      <Link
        href="#content"
        sx={{
          ...visuallyHidden,
          '&:focus': {
            position: 'fixed',
            top: 8,
            left: 8,
            zIndex: 2000,
            width: 'auto',
            height: 'auto',
            clipPath: 'none',
            p: 1,
            bgcolor: 'background.paper',
          },
        }}
      >
        {t('frame.skip')}
      </Link>
      <Rail />
      <Box sx={{ pl: { xs: 0, md: `${RAIL_WIDTH}px` }, '@media print': { pl: 0 } }}>
        <OpenToAll />
        <TopLine />
        <Box
          component="main"
          ref={content}
          id="content"
          tabIndex={-1}
          aria-busy={travelling}
          sx={{
            px: { xs: 2, sm: 3, lg: 5 },
            pt: { xs: 2, sm: 4 },
            pb: 'calc(var(--dock, 0px) + 112px)',
            '&, &:focus-visible': { outline: 'none' },
            minWidth: 0,
          }}
        >
          {news && <Told news={news} />}
          <Suspense fallback={<PageLoading />}>{late ? <PageLoading /> : <Outlet />}</Suspense>
        </Box>
      </Box>
      <Dock />
      <StepUp />
    </LiveUpdates>
  );
}

const PATIENCE_MILLIS = 100;

/** Whether something has lasted longer than a person takes for at once. */
function useLate(lasts: boolean): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (!lasts) {
      return undefined;
    }
    const timer = setTimeout(() => setLate(true), PATIENCE_MILLIS);
    return () => {
      clearTimeout(timer);
      setLate(false);
    };
  }, [lasts]);
  return lasts && late;
}
