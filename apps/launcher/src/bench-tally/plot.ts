import type { Growth } from './growth.ts';

const WIDTH = 320;
const HEIGHT = 260;
const MARGIN = { left: 56, right: 12, top: 36, bottom: 44 };
const COLOURS = ['#154273', '#b02a30', '#39870c'];
const NAMES: Readonly<Record<Growth['by'], string>> = {
  voters: 'kiezers',
  projects: 'plannen',
  affordable: 'geld (gemiddelde plannen)',
};

/** A picture with a panel for each thing that grows: both axes by factors of ten, one line for each rule. */
export function plotOf(growths: readonly Growth[]): string {
  const panels = [...new Set(growths.map(({ by }) => by))];
  const rules = [...new Set(growths.map(({ rule }) => rule))];
  const legend = rules.map(
    (rule, at) =>
      `<g transform="translate(${MARGIN.left + at * 300},${HEIGHT + 16})"><rect width="14" height="4" y="-4" fill="${COLOURS[at] ?? '#000'}"/><text x="20">${rule}</text></g>`,
  );
  const body = panels.map((by, at) =>
    panelOf(
      by,
      growths.filter((one) => one.by === by),
      at * WIDTH,
    ),
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH * panels.length} ${HEIGHT + 32}" font-family="sans-serif" font-size="12" role="img"><title>Hoe lang tellen duurt</title><rect width="100%" height="100%" fill="#fff"/>${body.join('')}${legend.join('')}</svg>\n`;
}

function panelOf(by: Growth['by'], growths: readonly Growth[], left: number): string {
  const values = growths.flatMap(({ points }) => points.map(({ value }) => value));
  const seconds = growths.flatMap(({ points }) => points.map((point) => point.seconds));
  const x = scaleOf(values, MARGIN.left, WIDTH - MARGIN.right);
  const y = scaleOf(seconds, HEIGHT - MARGIN.bottom, MARGIN.top);
  const ticks = [...new Set(values)].map(
    (value) => `<text x="${x(value)}" y="${HEIGHT - MARGIN.bottom + 16}" text-anchor="middle">${value}</text>`,
  );
  const marks = tensIn(seconds).map(
    (value) =>
      `<text x="${MARGIN.left - 6}" y="${y(value) + 4}" text-anchor="end">${value} s</text><path d="M${MARGIN.left},${y(value)}H${WIDTH - MARGIN.right}" stroke="#ddd"/>`,
  );
  const lines = growths.map(({ points, exponent }, at) => {
    const path = points.map((point) => `${x(point.value)},${y(point.seconds)}`).join(' ');
    const last = points.at(-1) ?? { value: 1, seconds: 1 };
    const colour = COLOURS[at] ?? '#000';
    return `<polyline points="${path}" fill="none" stroke="${colour}" stroke-width="2"/><text x="${x(last.value)}" y="${y(last.seconds) - 6}" text-anchor="end" fill="${colour}">macht ${exponent.toFixed(2)}</text>`;
  });
  return `<g transform="translate(${left},0)"><text x="${MARGIN.left}" y="20" font-weight="bold">${NAMES[by]}</text>${marks.join('')}${ticks.join('')}${lines.join('')}</g>`;
}

/** From a value to a place on the axis, by factors. */
function scaleOf(values: readonly number[], from: number, to: number): (value: number) => number {
  const [least, most] = [Math.log(Math.min(...values)), Math.log(Math.max(...values))];
  return (value) => Math.round(from + ((Math.log(value) - least) / (most - least || 1)) * (to - from));
}

function tensIn(values: readonly number[]): readonly number[] {
  const least = Math.ceil(Math.log10(Math.min(...values)));
  const most = Math.floor(Math.log10(Math.max(...values)));
  return Array.from({ length: Math.max(0, most - least + 1) }, (_, at) => Number(`1e${least + at}`));
}
