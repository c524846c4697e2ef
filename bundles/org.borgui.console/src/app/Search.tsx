import { Button, Typography } from '@mui/material';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../shared/icons';

const SearchDialog = lazy(async () => ({ default: (await import('./SearchDialog')).SearchDialog }));

/** Jumps to a place or a repository by its name: `/` or Ctrl-K. */
export function Search() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const typing = event.target instanceof Element && event.target.closest('input, textarea, [contenteditable]');
      if ((event.key === 'k' && (event.ctrlKey || event.metaKey)) || (event.key === '/' && !typing)) {
        event.preventDefault();
        setOpen(true);
      }
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
  return (
    <>
      <Button
        size="small"
        color="inherit"
        startIcon={<Icon name="search" />}
        aria-keyshortcuts="Control+K /"
        onClick={() => setOpen(true)}
      >
        {t('search.action')}
        <Typography
          component="kbd"
          variant="caption"
          aria-hidden
          sx={{
            ml: 1,
            px: 0.75,
            border: 1,
            borderColor: 'line',
            borderRadius: 0.5,
            display: { xs: 'none', md: 'inline' },
          }}
        >
          /
        </Typography>
      </Button>
      {open && (
        <Suspense>
          <SearchDialog onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
