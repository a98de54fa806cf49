import { createApi, read } from '#lib/api/client.ts';
import { formatList, formatMoney } from '#lib/format.ts';
import { round as words } from '#lib/messages/index.ts';
import { changeLine } from '#lib/round-change-view.ts';
import { nowView } from '#lib/round-now-view.ts';
import { drawMap } from '#lib/server/draw-map.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, params }) => {
  const api = createApi(fetch);
  const path = { roundId: params.round };
  const [round, changes, wijken] = await Promise.all([
    read(api.GET('/v1/rounds/{roundId}', { params: { path } })),
    read(api.GET('/v1/rounds/{roundId}/changes', { params: { path } })),
    read(api.GET('/v1/areas', { params: { query: { level: 'wijk' } } })),
  ]);
  const now = new Date();
  const isInRound = (code: string) =>
    round.areas.some((area) => area.code === code || area.code === round.gemeenteCode);
  const areas = wijken.items.flatMap(({ code, name, border }) =>
    border === null ? [] : [{ code, name, border, label: null, href: null, note: '', isActive: isInRound(code) }],
  );
  const areaNames = formatList(round.areas.map(({ name }) => name));
  const { id, title, tagline, organiser, status, phases, phasesNow, about, fixedPoints, decides, budgetSource } = round;
  return {
    now,
    round: { id, title, tagline, organiser, status, phases, phasesNow, about, fixedPoints, decides, budgetSource },
    bindingForce: round.rules.bindingForce,
    numbers: {
      budgetCents: round.budgetCents,
      maximumCostCents: round.rules.plan.maximumCostCents,
      supports: round.supportCount,
      ...round.counts,
    },
    areaNames,
    view: nowView(round, now),
    drawing: areas.some(({ isActive }) => isActive) ? drawMap(areas) : null,
    changes: changes.items.map(({ at, reason, changes: fields }) => ({
      at,
      reason,
      lines: fields.map((field) => changeLine(field, round.areas)),
    })),
    description: words.description(round.title, formatMoney(round.budgetCents), areaNames),
  };
};
