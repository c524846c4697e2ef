export type Colours = {
  text: string;
  quiet: string;
  line: string;
  ground: string;
  accent: string;
  soft: string;
  good: string;
  attention: string;
  failed: string;
};

/** The theme's colours as they are now; a canvas cannot read CSS variables by itself. */
export function colours(): Colours {
  const style = getComputedStyle(document.documentElement);
  const of = (name: string) => style.getPropertyValue(`--mui-palette-${name}`).trim();
  return {
    text: of('text-primary'),
    quiet: of('text-secondary'),
    line: of('line'),
    ground: of('background-paper'),
    accent: of('primary-main'),
    soft: of('quiet'),
    good: of('success-main'),
    attention: of('warning-main'),
    failed: of('error-main'),
  };
}
