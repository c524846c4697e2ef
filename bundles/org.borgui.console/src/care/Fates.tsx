import { Box, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { archivePath } from '../archives/paths';
import { TextLink, useNow, WhenSeen } from '../shared/bits';
import { Choice } from '../shared/fields';
import { count, exact } from '../shared/format';
import { Mark } from '../shared/Mark';
import { Panel } from '../shared/Page';
import { place, useRows } from '../shared/rows';
import type { Repository } from '../shared/wire';
import { ruleName } from './rules';
import type { PreviewItem } from './useCare';

type FatesProps = { repository: Repository; archives: PreviewItem[] };

/** Every archive and what becomes of it; a person may look only at those that go, or stay. */
export function Fates({ repository, archives }: FatesProps) {
  const { t } = useTranslation();
  const [shown, setShown] = useState('all');
  const found = archives.filter((one) => shown === 'all' || one.kept === (shown === 'staying'));
  const rows = useRows({ count: found.length, height: 57 });
  const now = useNow();
  return (
    <>
      <Box sx={{ maxWidth: 240, mb: 2 }}>
        <Choice
          label={t('care.prune.show')}
          value={shown}
          onChange={setShown}
          options={[
            ['all', t('care.prune.all')],
            ['going', t('care.prune.going')],
            ['staying', t('care.prune.staying')],
          ]}
        />
      </Box>
      <Panel>
        <Box
          component="ul"
          aria-label={t('archives.of', { name: repository.name })}
          sx={{ listStyle: 'none', m: 0, p: 0 }}
          {...rows.list}
        >
          {rows.render(
            (index) => {
              const item = found[index];
              const row = { ...rows.row(index), ...place(index, found.length) };
              return item && <Fate repository={repository} item={item} now={now} row={row} />;
            },
            (key, height) => (
              <li key={key} aria-hidden style={{ height }} />
            ),
          )}
        </Box>
        {found.length === 0 && (
          <Typography variant="body2" sx={{ p: 2, color: 'text.secondary' }}>
            {t('care.prune.none')}
          </Typography>
        )}
      </Panel>
    </>
  );
}

type FateProps = { repository: Repository; item: PreviewItem; now: Date; row: object };

function Fate({ repository, item, now, row }: FateProps) {
  const { t } = useTranslation();
  const rule = item.kept && item.rule ? ruleName(item.rule) : null;
  return (
    <Box
      component="li"
      {...row}
      sx={{
        display: 'grid',
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: 'minmax(0, 1fr) 184px 208px' },
        columnGap: 2,
        rowGap: 0.25,
        alignItems: 'center',
        px: 2,
        py: 1,
        borderTop: 1,
        borderColor: 'line',
        '&:first-of-type': { borderTop: 0 },
      }}
    >
      <Typography variant="body2" component="div" sx={{ minWidth: 0, fontWeight: 550 }}>
        <TextLink to={archivePath(repository.id, item.name)}>{item.name}</TextLink>
      </Typography>
      <Typography variant="caption" component="div" sx={{ color: 'text.secondary' }}>
        <WhenSeen at={item.time} now={now} />
        <Box component="span" sx={{ display: { xs: 'none', sm: 'block' } }}>
          {exact(new Date(item.time))}
        </Box>
      </Typography>
      <Box>
        <Mark meaning={item.kept ? 'good' : 'attention'}>{t(item.kept ? 'care.prune.stays' : 'care.prune.goes')}</Mark>
        <Typography variant="caption" component="div" sx={{ color: 'text.secondary' }}>
          {rule ? t('care.prune.byRule', { rule, number: count(item.number) }) : t('care.prune.noRule')}
        </Typography>
      </Box>
    </Box>
  );
}
