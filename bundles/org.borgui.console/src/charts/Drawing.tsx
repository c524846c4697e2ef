import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { type EChartsCoreOption, init, use as register } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useColorScheme } from '@mui/material/styles';
import { Box } from '@mui/material';
import { useEffect, useState } from 'react';
import { type Colours, colours } from './colours';

// Only what is drawn here. Tooltips are drawn as well ("richText"): as markup they would need inline styles.
register([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, CanvasRenderer]);

export type DrawingProps = {
  /** What the drawing shows, in the colours of the present theme. */
  option: (colours: Colours) => EChartsCoreOption;
  /** The drawing in words. */
  description: string;
  height?: number;
};

/** A drawing that fits its width and follows light and dark. */
export function Drawing({ option, description, height = 220 }: DrawingProps) {
  const [box, setBox] = useState<HTMLElement | null>(null);
  const { mode, systemMode } = useColorScheme();
  const scheme = mode === 'system' ? systemMode : mode;
  useEffect(() => {
    if (box === null) {
      return undefined;
    }
    const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    const chart = init(box, null, { renderer: 'canvas' });
    chart.setOption({ animation: !still, animationDuration: 250, ...option(colours()) });
    const size = new ResizeObserver(() => chart.resize());
    size.observe(box);
    return () => {
      size.disconnect();
      chart.dispose();
    };
  }, [box, option, scheme]);
  return <Box ref={setBox} role="img" aria-label={description} sx={{ height, width: '100%', minWidth: 0 }} />;
}
