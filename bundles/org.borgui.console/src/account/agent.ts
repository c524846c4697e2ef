const PROGRAMS: [RegExp, string][] = [
  [/\bEdg(?:A|iOS)?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
  [/\b(?:Chrome|HeadlessChrome|CriOS)\//, 'Chrome'],
  [/\bVersion\/[\d.]+.*\bSafari\//, 'Safari'],
];
const SYSTEMS: [RegExp, string][] = [
  [/\bAndroid\b/, 'Android'],
  [/\b(?:iPhone|iPad)\b/, 'iOS'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bLinux\b/, 'Linux'],
];

/** What a program calls itself, as people say it: `Firefox, Linux`. What is not known is shown as it is. */
export function agentName(agent: string): string {
  const first = (of: [RegExp, string][]) => of.find(([sign]) => sign.test(agent))?.[1];
  const program = first(PROGRAMS);
  return program === undefined ? agent : [program, first(SYSTEMS)].filter(Boolean).join(', ');
}
