import { createApi, read } from '#lib/api/client.ts';
import { home } from '#lib/messages/index.ts';
import { drawMap } from '#lib/server/draw-map.ts';
import { splitRounds } from '#lib/rounds.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch }) => {
  const api = createApi(fetch);
  const now = new Date();
  const [areas, allRounds] = await Promise.all([
    read(api.GET('/v1/areas', { params: { query: { level: 'wijk' } } })),
    read(api.GET('/v1/rounds')),
  ]);
  const { current, earlier } = splitRounds(allRounds.items, now);
  const wijken = areas.items
    .map(({ code, name, population, border, label }) => {
      const here = current.filter(({ areas }) => areas.some((area) => area.code === code));
      return {
        code,
        name,
        population,
        border,
        label,
        href: here.length === 1 && here[0] !== undefined ? `/rondes/${here[0].id}` : `#wijk-${code}`,
        note: here.length === 0 ? '' : home.areaHasRound(here.length),
        isActive: here.length > 0,
        rounds: here.map(({ id, title }) => ({ id, title })),
      };
    })
    .toSorted((a, b) => a.name.localeCompare(b.name, 'nl'));

  return {
    now,
    drawing: drawMap(wijken.flatMap((wijk) => (wijk.border === null ? [] : [{ ...wijk, border: wijk.border }]))),
    wijken: wijken.map(({ code, name, population, isActive, rounds }) => ({
      code,
      name,
      population,
      isActive,
      rounds,
    })),
    current,
    earlier,
  };
};
