import type { EChartsCoreOption } from 'echarts/core';
import { bytes, clock, count, dayText, exact } from '../shared/format';
import { t } from '../shared/i18n';
import type { Day, Point } from './backups';
import type { Colours } from './colours';

const FONT = 'system-ui, "Segoe UI", Roboto, "Liberation Sans", sans-serif';

function base(c: Colours): EChartsCoreOption {
  return {
    textStyle: { fontFamily: FONT, color: c.quiet },
    grid: { left: 8, right: 24, top: 36, bottom: 4, containLabel: true },
    legend: {
      top: 0,
      left: 0,
      icon: 'roundRect',
      itemWidth: 12,
      itemHeight: 8,
      textStyle: { color: c.text, fontSize: 12 },
    },
  };
}

function tooltip(c: Colours) {
  return {
    trigger: 'axis',
    renderMode: 'richText',
    confine: true,
    backgroundColor: c.ground,
    borderColor: c.line,
    textStyle: { color: c.text, fontSize: 12 },
  };
}

const axis = (c: Colours) => ({
  axisLine: { lineStyle: { color: c.line } },
  axisTick: { show: false },
  axisLabel: { color: c.quiet, fontSize: 11, hideOverlap: true },
  splitLine: { lineStyle: { color: c.line } },
});

/** What each backup read, and what all of them take together once each piece of data is stored once. */
export function growthOption(points: Point[]) {
  const sameDay = new Set(points.map(dayOf)).size === 1;
  const label = (point: Point | undefined) =>
    point === undefined ? '' : sameDay ? clock(new Date(point.at)) : dayOf(point);
  return (c: Colours): EChartsCoreOption => ({
    ...base(c),
    tooltip: { ...tooltip(c), valueFormatter: (value: number) => bytes(value) },
    xAxis: {
      ...axis(c),
      type: 'category',
      boundaryGap: false,
      data: points.map((point) => exact(new Date(point.at))),
      axisLabel: { ...axis(c).axisLabel, formatter: (_: string, index: number) => label(points[index]) },
    },
    yAxis: {
      ...axis(c),
      axisLine: { show: false },
      type: 'value',
      splitNumber: 3,
      axisLabel: { ...axis(c).axisLabel, formatter: bytes },
    },
    series: [
      {
        name: t('chart.read'),
        type: 'line',
        showSymbol: points.length < 30,
        lineStyle: { color: c.soft, type: 'dashed', width: 2 },
        itemStyle: { color: c.soft },
        data: points.map((point) => point.read),
      },
      {
        name: t('chart.stored'),
        type: 'line',
        showSymbol: points.length < 30,
        symbol: 'rect',
        lineStyle: { color: c.accent, width: 2 },
        itemStyle: { color: c.accent },
        areaStyle: { color: c.accent, opacity: 0.12 },
        data: points.map((point) => point.stored),
      },
    ],
  });
}

function dayOf(point: Point): string {
  return dayText(new Date(point.at));
}

/** How the backups of each day ended, one column a day. */
export function daysOption(days: Day[]) {
  return (c: Colours): EChartsCoreOption => ({
    ...base(c),
    tooltip: { ...tooltip(c), valueFormatter: (value: number) => count(value) },
    xAxis: { ...axis(c), type: 'category', data: days.map((day) => dayText(new Date(`${day.date}T12:00:00`))) },
    yAxis: { ...axis(c), axisLine: { show: false }, type: 'value', minInterval: 1, splitNumber: 3 },
    series: (
      [
        ['good', c.good],
        ['warned', c.attention],
        ['failed', c.failed],
      ] as const
    ).map(([kind, colour]) => ({
      name: t(`chart.${kind}`),
      type: 'bar',
      stack: 'all',
      barMaxWidth: 18,
      itemStyle: { color: colour, ...(kind === 'failed' ? { decal: { symbol: 'rect' } } : {}) },
      data: days.map((day) => day[kind]),
    })),
  });
}
