import { SvgIcon, type SvgIconProps } from '@mui/material';

// One family of line icons on a 24 px field.
const PATHS = {
  overview: 'M4 13.5 12 5l8 8.5M6.5 11.5V19h11v-7.5M10 19v-4.5h4V19',
  plans: 'M12 3.5 5 6v5.5c0 4.4 2.9 7.6 7 9 4.1-1.4 7-4.6 7-9V6zM12 8v4l2.5 2',
  archives: 'M4 7.5h16v3H4zM5.5 10.5V19h13v-8.5M10 14h4M6 7.5 7.5 5h9L18 7.5',
  repositories:
    'M5 6.5c0-1.4 3.1-2.5 7-2.5s7 1.1 7 2.5-3.1 2.5-7 2.5-7-1.1-7-2.5zM5 6.5v11c0 1.4 3.1 2.5 7 2.5s7-1.1 7-2.5v-11M5 12c0 1.4 3.1 2.5 7 2.5s7-1.1 7-2.5',
  activity: 'M3.5 12.5H8l2.5-7 3.5 13 2.5-6h4',
  settings: 'M4 7h9M17 7h3M4 17h3M11 17h9M15 4.8v4.4M9 14.8v4.4M4 12h4M12 12h8M10 9.8v4.4',
  folder: 'M3.5 18.5v-12h6l2 2.5h9v9.5z',
  file: 'M6 3.5h8l4 4.5v12.5H6zM14 3.5V8h4',
  link: 'M10 14a4 4 0 0 0 6 0l2.5-2.5a4 4 0 0 0-5.7-5.7L12 6.6M14 10a4 4 0 0 0-6 0l-2.5 2.5a4 4 0 0 0 5.7 5.7l.8-.8',
  up: 'M12 19V6M6.5 11 12 5.5l5.5 5.5',
  down: 'M12 5v13M6.5 13l5.5 5.5 5.5-5.5',
  download: 'M12 4v11M7 10.5l5 5 5-5M5 19.5h14',
  close: 'M6 6l12 12M18 6 6 18',
  chevron: 'M9.5 6l6 6-6 6',
  expand: 'M6 9.5l6 6 6-6',
  search: 'M10.5 4.5a6 6 0 1 0 0 12 6 6 0 0 0 0-12zM15 15l5 5',
  show: 'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM12 9.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6z',
  copy: 'M8.5 8.5h11v11h-11zM5 15.5H4.5v-11h11V5',
  person: 'M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM4.5 20c.8-3.6 3.7-5.5 7.5-5.5s6.7 1.9 7.5 5.5',
  add: 'M12 5v14M5 12h14',
  collapse: 'M14.5 6l-6 6 6 6',
  play: 'M8 5.5v13l10.5-6.5z',
  print: 'M7 9V4h10v5M7 17H4.5V9h15v8H17M7 14h10v6H7z',
  check: 'M12 3.5l7 2.5v5.5c0 4.3-2.9 7.4-7 9-4.1-1.6-7-4.7-7-9V6zM9 12l2.2 2.2L15.2 10',
  prune:
    'M6.5 5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5zM6.5 14a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5zM8.6 9 19.5 18M8.6 15 19.5 6',
  unlock: 'M6 11h12v8.5H6zM8.5 11V8a3.5 3.5 0 0 1 6.7-1.4M12 14v2.5',
  'restore-check': 'M12 3.5l7 2.5v5.5c0 4.3-2.9 7.4-7 9-4.1-1.6-7-4.7-7-9V6zM12 8v6.5M9.2 12l2.8 2.8 2.8-2.8',
  compact: 'M12 3v6.5M9 6.8l3 3 3-3M12 21v-6.5M9 17.2l3-3 3 3M5 12h14',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name, ...rest }: { name: IconName } & SvgIconProps) {
  return (
    <SvgIcon aria-hidden fontSize="small" {...rest}>
      <path
        d={PATHS[name]}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.7"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </SvgIcon>
  );
}
