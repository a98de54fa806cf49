import type { TransitionTable } from '../src/state-machine.ts';

/** One life cycle with the words around it. */
export interface StateMachine<Status extends string> {
  readonly title: string;
  readonly source: string;
  /** What each status means, in the order of the list of statuses. */
  readonly meaning: Readonly<Record<Status, string>>;
  readonly initial: Status;
  readonly transitions: TransitionTable<Status>;
}

function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = header.map((_, column) => Math.max(3, ...[header, ...rows].map((row) => (row[column] ?? '').length)));
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(header), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

/** The page about one life cycle in Markdown, with a drawing (Mermaid) and a table. */
export function statePage<Status extends string>(machine: StateMachine<Status>): string {
  const { title, source, meaning, initial, transitions } = machine;
  const events = Object.entries(transitions);
  const statuses = Object.entries<string>(meaning);
  const isLeft = (status: string): boolean => events.some(([, { from }]) => from.some((one) => one === status));
  const drawing = [
    'stateDiagram-v2',
    `  [*] --> ${initial}`,
    ...events.flatMap(([event, { from, to }]) => from.map((one) => `  ${one} --> ${to}: ${event}`)),
    ...statuses.filter(([status]) => !isLeft(status)).map(([status]) => `  ${status} --> [*]`),
  ];
  return [
    `# ${title}`,
    `Generated from \`${source}\` by \`pnpm --filter @wijkbegroting/domain docs:states\`. Change the table there, not here.`,
    ['```mermaid', ...drawing, '```'].join('\n'),
    table(
      ['status', 'meaning'],
      statuses.map(([status, text]) => [`\`${status}\``, text]),
    ),
    table(
      ['event', 'from', 'to'],
      events.map(([event, { from, to }]) => [`\`${event}\``, from.map((one) => `\`${one}\``).join(', '), `\`${to}\``]),
    ),
    'Every other pair of status and event is refused with `transition-refused`.\n',
  ].join('\n\n');
}
