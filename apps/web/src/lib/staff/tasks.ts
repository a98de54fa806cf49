import type { PhaseId } from '@wijkbegroting/domain';
import { type Answer, type Api, attempt } from '#lib/api/client.ts';
import type { components } from '#lib/api/generated/openapi.ts';
import type { RoundSummary } from '#lib/api/types.ts';
import { formatDay, formatDayTime, formatLastDay } from '#lib/format.ts';
import { staff, staffBox } from '#lib/messages/index.ts';
import { type Role, WRITERS } from './access.ts';

const words = staff.home.task;
type Schemas = components['schemas'];

/** Something that waits for the visitor, with the page where it is done. */
export interface Task {
  readonly title: string;
  readonly text: string;
  readonly href: string;
  readonly roundTitle: string;
  /** When it must be done; those come first. */
  readonly due: string | null;
  readonly isLate: boolean;
}

interface Question {
  readonly api: Api;
  readonly round: RoundSummary;
  readonly roles: readonly Role[];
  readonly accountId: string;
  readonly now: Date;
}

/** What waits for somebody with these roles in one round. */
export async function tasksOf(question: Question): Promise<readonly Task[]> {
  const { roles, round } = question;
  const isWriter = roles.some((role) => WRITERS.some((writer) => writer === role));
  const isDecider = roles.includes('administrator') || roles.includes('approver');
  const found = await Promise.all([
    roles.includes('official') ? checkTasks(question) : none(),
    roles.includes('administrator') ? rollTasks(question) : none(),
    isDecider ? approvalTasks(question) : none(),
    keyTasks(question),
  ]);
  return [
    ...(isWriter ? draftTasks(round) : []),
    ...found.flat(),
    ...(roles.includes('administrator') ? boxTasks(question) : []),
  ];
}

function none(): Promise<Task[]> {
  return Promise.resolve([]);
}

/** The most urgent first. */
export function sortTasks(tasks: readonly Task[]): readonly Task[] {
  return tasks.toSorted((one, other) => (one.due ?? '9').localeCompare(other.due ?? '9'));
}

type TaskFacts = Pick<Task, 'title' | 'text'> & Partial<Pick<Task, 'due' | 'isLate' | 'href'>>;

function task(round: RoundSummary, part: string, facts: TaskFacts): Task {
  return { href: `/beheer/rondes/${round.id}${part}`, roundTitle: round.title, due: null, isLate: false, ...facts };
}

function phaseOf({ phases }: RoundSummary, id: PhaseId) {
  return phases.find((phase) => phase.id === id);
}

function draftTasks(round: RoundSummary): Task[] {
  return round.status === 'draft' ? [task(round, '', { title: words.draft, text: words.draftText })] : [];
}

async function checkTasks({ api, round, now }: Question): Promise<Task[]> {
  const check = phaseOf(round, 'check');
  if (round.status !== 'published' || check === undefined) return [];
  const { data } = await attempt(
    api.GET('/v1/rounds/{roundId}/feasibility-checks', {
      params: { path: { roundId: round.id }, query: { limit: 100 } },
    }),
  );
  const count = data?.items.filter(({ status }) => status === 'awaitingCheck').length ?? 0;
  if (count === 0) return [];
  const isLate = new Date(check.closesAt) <= now;
  const day = formatLastDay(check.closesAt);
  const text =
    new Date(check.opensAt) > now
      ? words.checksFrom(formatDay(check.opensAt))
      : isLate
        ? words.checksLate(day)
        : words.checksUntil(day);
  return [task(round, '/toetsen', { title: words.checks(count), text, due: check.closesAt, isLate })];
}

/** The roll is work from the moment that plans are checked until voting closes. */
async function rollTasks({ api, round, now }: Question): Promise<Task[]> {
  const check = phaseOf(round, 'check');
  const list = phaseOf(round, 'ballotList');
  const isAtWork = round.status === 'published' || round.status === 'open';
  if (!isAtWork || check === undefined || list === undefined || new Date(check.opensAt) > now) return [];
  const params = { path: { roundId: round.id } };
  const [roll, held] = await Promise.all([
    attempt(api.GET('/v1/rounds/{roundId}/roll', { params })),
    attempt(api.GET('/v1/rounds/{roundId}/held-collections', { params })),
  ]);
  const holds = held.data?.items.length ?? 0;
  const missing = round.status === 'published' ? missingOfRoll(roll, formatDay(list.opensAt)) : undefined;
  const due = { due: list.opensAt, isLate: new Date(list.opensAt) <= now };
  return [
    ...(missing === undefined ? [] : [task(round, '/kiezerslijst', { ...missing, ...due })]),
    ...(holds === 0 ? [] : [task(round, '/kiezerslijst', { title: words.holds(holds), text: words.holdsText })]),
  ];
}

function missingOfRoll(roll: Answer<Schemas['RollStatement']>, passesFrom: string): TaskFacts | undefined {
  if (roll.problem !== undefined) {
    return roll.problem.code === 'roll-unknown' ? { title: words.roll, text: words.rollText } : undefined;
  }
  if (roll.data.isOutdated) return { title: words.rollOutdated, text: words.rollOutdatedText };
  return roll.data.codes.madeOn === null ? { title: words.codes, text: words.codesText(passesFrom) } : undefined;
}

/** The next step of the ballot box, when its time has come. */
function boxTasks({ round, now }: Question): Task[] {
  const list = phaseOf(round, 'ballotList');
  const vote = phaseOf(round, 'vote');
  if (list === undefined || vote === undefined) return [];
  const step = (title: string, text: string, due: string | null): Task[] => [
    task(round, '/stembus', { title, text, due, isLate: due !== null && new Date(due) <= now }),
  ];
  const check = phaseOf(round, 'check');
  const isChecked = check !== undefined && new Date(check.closesAt) <= now;
  if (round.status === 'published' && isChecked) return step(words.openBox, words.boxText, list.opensAt);
  if (round.status === 'open' && new Date(vote.closesAt) <= now)
    return step(words.closeBox, words.boxText, vote.closesAt);
  if (round.status === 'awaitingDraw') return step(words.draw, words.boxText, null);
  if (round.status === 'counted') return step(words.publish, words.boxText, null);
  return [];
}

/** What trustees do. Who they are is not known: everyone with a role may hold a share. */
async function keyTasks(question: Question): Promise<Task[]> {
  if (question.round.status === 'closed') return revealTasks(question);
  return question.round.status === 'published' ? openingTasks(question) : [];
}

async function revealTasks({ api, round, roles }: Question): Promise<Task[]> {
  const params = { path: { roundId: round.id } };
  const { data } = await attempt(api.GET('/v1/rounds/{roundId}/key-reveal', { params }));
  if (data !== undefined && !data.isOpen) return [trusteeTask(round, words.reveal)];
  if (!roles.includes('administrator')) return [];
  return [task(round, '/stembus', { title: words.count, text: words.countText })];
}

async function openingTasks({ api, round, roles }: Question): Promise<Task[]> {
  const params = { path: { roundId: round.id } };
  const { data } = await attempt(api.GET('/v1/rounds/{roundId}/keys', { params }));
  if (data === undefined) return [];
  const isUnsigned = data.opening !== null && data.opening.signedBy.length < data.opening.signaturesNeeded;
  if (isUnsigned) return [trusteeTask(round, words.sign)];
  const check = phaseOf(round, 'check');
  const mustMake = data.tallyKey === null && roles.includes('administrator') && check !== undefined;
  return mustMake ? [task(round, '/sleutel', { title: words.key, text: words.keyText, due: check.closesAt })] : [];
}

function trusteeTask(round: Question['round'], title: string): Task {
  return task(round, '', { title, text: words.trusteeText, href: `/sleutelhouder/${round.id}` });
}

async function approvalTasks({ api, round, accountId }: Question): Promise<Task[]> {
  if (round.status === 'draft' || round.status === 'outcomePublished') return [];
  const { data } = await attempt(
    api.GET('/v1/rounds/{roundId}/proposed-actions', { params: { path: { roundId: round.id } } }),
  );
  return (data?.items ?? [])
    .filter(({ status, proposedBy }) => status === 'proposed' && proposedBy.id !== accountId)
    .map(({ kind, expiresAt }) =>
      task(round, '/stembus', {
        title: words.approval(staffBox.kind[kind]),
        text: words.approvalUntil(formatDayTime(expiresAt)),
        due: expiresAt,
      }),
    );
}
