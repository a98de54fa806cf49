import type { Place, SubBudget } from '../tally/election.ts';
import { fieldReader, listOf, type PabulibProject } from './file.ts';
import { type PartBudget, readAmount } from './meta.ts';
import type { PabulibProblem } from './problems.ts';
import type { Section } from './sections.ts';

/** The sound rows of PROJECTS, and every id that occurs, so that votes for a broken row are no second problem. */
export interface ReadProjects {
  readonly projects: readonly PabulibProject[];
  /** On which line each of them stands. */
  readonly lines: readonly number[];
  /** By id; the place of a broken row means nothing, as its file is refused. */
  readonly places: ReadonlyMap<string, Place>;
}

/** The costs as they are written. */
export function costTexts({ columns, rows }: Section): readonly string[] {
  const read = fieldReader(columns);
  return rows.map(({ fields }) => read(fields, 'cost') ?? '');
}

/** Reads the projects and checks their ids and costs. Adds to `problems`. */
export function readProjects(
  { columns, rows, broken }: Section,
  decimals: number,
  problems: PabulibProblem[],
): ReadProjects {
  const read = fieldReader(columns);
  const firstLines = new Map<string, number>();
  const places = new Map<string, Place>();
  const projects = rows.map(({ line, fields }, place): PabulibProject => {
    const id = read(fields, 'project_id') ?? '';
    const firstLine = firstLines.get(id);
    if (id === '') problems.push({ code: 'project-id-empty', line });
    else if (id.includes(',')) problems.push({ code: 'project-id-with-comma', line, project: id });
    else if (firstLine !== undefined) problems.push({ code: 'project-twice', line, project: id, firstLine });
    if (firstLine === undefined) {
      firstLines.set(id, line);
      places.set(id, place);
    }
    const cost = readAmount({ line, field: 'cost', found: read(fields, 'cost') ?? '' }, decimals, problems) ?? 0;
    return { id, cost, ...factsOf((column) => read(fields, column)) };
  });
  for (const { fields } of broken) places.set(read(fields, 'project_id') ?? '', 0);
  return { projects, lines: rows.map(({ line }) => line), places };
}

function factsOf(read: (column: string) => string | undefined): Omit<PabulibProject, 'id' | 'cost'> {
  return {
    name: read('name'),
    categories: listOf(read('category')),
    targets: listOf(read('target')),
    votes: read('votes'),
    score: read('score'),
    selected: read('selected'),
    latitude: read('latitude'),
    longitude: read('longitude'),
    neighborhood: read('neighborhood'),
    district: read('district'),
  };
}

/** The sub-budgets with the projects that name each of them; `namesOf` says which a project names. */
export function subBudgets(
  division: readonly PartBudget[],
  projects: readonly PabulibProject[],
  namesOf: (project: PabulibProject) => readonly string[],
): readonly SubBudget[] {
  const placesByName = new Map<string, Place[]>(division.map(({ name }) => [name, []]));
  for (const [place, project] of projects.entries())
    for (const name of new Set(namesOf(project))) placesByName.get(name)?.push(place);
  return division.map(({ name, budget }) => ({ name, projects: placesByName.get(name) ?? [], budget }));
}
