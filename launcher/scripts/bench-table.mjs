// The lines of launcher/bench: a figure, what it is made of, and whether its aim holds.
const sorted = (values) => [...values].sort((a, b) => a - b);
const kept = { hold: 0, fail: 0 };

export function median(values) {
  const all = sorted(values);
  const half = Math.floor(all.length / 2);
  return all.length % 2 ? all[half] : (all[half - 1] + all[half]) / 2;
}

/** What 95 of 100 values do not exceed. */
export const p95 = (values) => sorted(values)[Math.ceil(values.length * 0.95) - 1];

export const atMost = (limit) => ({ words: `<= ${limit}`, holds: (figure) => figure <= limit });
export const atLeast = (limit) => ({ words: `>= ${limit}`, holds: (figure) => figure >= limit });

export const heading = (name) => console.log(`\n${name}`);

export const note = (words) => console.log(`  (${words})`);

function text(value, unit) {
  if (unit === 'x' || unit === '%') return value.toFixed(unit === 'x' ? 3 : 2);
  return Math.abs(value) < 100 && !Number.isInteger(value) ? value.toFixed(1) : String(Math.round(value));
}

/** Prints the median, or what `of` makes of the values; a dozen of them are shown. */
export function row(name, values, unit, { aim, of = median } = {}) {
  const figure = of(values);
  const holds = aim?.holds(figure);
  if (aim) kept[holds ? 'hold' : 'fail']++;
  const verdict = aim ? `aim ${aim.words}: ${holds ? 'holds' : 'DOES NOT HOLD'}` : '';
  const parts = values.length > 1 && values.length <= 12 ? `  (${values.map((value) => text(value, unit)).join(' ')})` : '';
  console.log(`  ${name.padEnd(58)} ${text(figure, unit).padStart(8)} ${unit.padEnd(4)} ${verdict}${parts}`);
}

/** Says how many aims hold; whether all do. */
export function summary() {
  console.log(`\n${kept.hold} of ${kept.hold + kept.fail} aims hold`);
  return kept.fail === 0;
}
