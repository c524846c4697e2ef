import { Icon, type IconName } from '../shared/icons';

const ICONS: Partial<Record<string, IconName>> = {
  create: 'archives',
  extract: 'download',
  delete: 'close',
  check: 'check',
  'restore-check': 'restore-check',
  wipe: 'close',
  prune: 'prune',
  compact: 'compact',
  'break-lock': 'unlock',
};

/** The picture of an operation, beside its word. */
export function OperationIcon({ operation }: { operation: string }) {
  return (
    <Icon
      name={ICONS[operation] ?? 'activity'}
      sx={{ color: 'text.secondary', fontSize: 18, mr: 0.75, verticalAlign: 'text-bottom' }}
    />
  );
}
