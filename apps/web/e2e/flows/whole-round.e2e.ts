import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectAccessible, PHONE, testBrowser } from '../helpers/browser.ts';
import { signIn } from '../helpers/sign-in.ts';
import { expectNothingLeft, watchLeaks } from '../helpers/leaks.ts';
import { holdCeremony, signAsTrustees } from '../helpers/tally-key.ts';
import { approve, ask, askEarlyClose, count, openApproval } from '../pages/ballot-box.page.ts';
import { giveBack, makeKey, rehearse, sign, tryShare } from '../pages/key.page.ts';
import { checkPlan, openCheck } from '../pages/check.page.ts';
import { openPlan, sendInPlan, submitPlan, supportPlan, writePlan } from '../pages/plan.page.ts';
import { makeCodes } from '../pages/roll.page.ts';
import { DAYS_AT, moveDays, publishRound } from '../pages/round.page.ts';
import { cast, choose, collectPass } from '../pages/voting.page.ts';

const browser = testBrowser();

const GARDEN = { title: 'Moestuin achter de school', cost: '6.000' };
const BENCHES = { title: 'Bankjes langs het water', cost: '4.500' };
const BUMPS = { title: 'Drempels in onze straat', cost: '9.000' };

/** Four people in Parkwijk; the last was born too late to vote. */
const ROLL = [
  'reference;buurtCode;birthDate',
  'p1;BU03920904;1984-04-12',
  'p2;BU03920901;1991-09-30',
  'p3;BU03920906;1950-01-02',
  'p4;BU03920906;2024-01-02',
  '',
].join('\n');

interface Company {
  /** The page of this persona, in a browser of its own, signed in with the demo login. */
  readonly as: (persona: string) => Promise<Page>;
  /** Axe needs scripts, so it looks along only where they run. */
  readonly look: (page: Page) => Promise<void>;
}

function company(hasScript: boolean): Company {
  const people = new Map<string, Page>();
  return {
    as: async (persona) => {
      const there = people.get(persona);
      if (there !== undefined) return there;
      const page = await browser.open({ javaScriptEnabled: hasScript });
      await signIn(page, persona);
      people.set(persona, page);
      return page;
    },
    look: hasScript ? expectAccessible : () => Promise.resolve(),
  };
}

/** How the key of the ballot box is made, and how trustees sign with their shares. */
interface KeyHolders {
  readonly make: (everybody: Company, slug: string) => Promise<void>;
  readonly sign: (everybody: Company, slug: string) => Promise<void>;
}

/** Without scripts nobody can make a key or sign with it. */
const BY_API: KeyHolders = {
  make: async ({ as }, slug) => holdCeremony(await as('beheerder'), slug),
  sign: async ({ as }, slug) => signAsTrustees(await as('beheerder'), slug),
};

/** Who comes with the share of each trustee. */
const PERSONAS = { Gemeente: 'beheerder', Wijkplatform: 'wijkplatform', Controleur: 'controleur' } as const;
type Trustee = keyof typeof PERSONAS;

/** The key as people make it: in the browser, a share for each trustee, of which nothing may stay behind. */
function inTheBrowser(codes: Map<string, string>): KeyHolders {
  const codeOf = (trustee: Trustee): string => codes.get(trustee) ?? '';
  return {
    make: async ({ as, look }, slug) => {
      const page = await as('beheerder');
      await page.goto(`/beheer/rondes/${slug}/sleutel`);
      await look(page);
      const watch = watchLeaks(page);
      const tried = await rehearse(page, slug, look);
      for (const [trustee, code] of await makeKey(page, slug, look)) codes.set(trustee, code);
      await expectNothingLeft(page, watch, [...tried.values(), ...codes.values()]);
      expect(new Set([...tried.values(), ...codes.values()]).size).toBe(6);
      const platform = await as('wijkplatform');
      await tryShare(platform, slug, codeOf('Wijkplatform'), 'Wijkplatform');
    },
    sign: async ({ as, look }, slug) => {
      const second = await as('tweede-persoon');
      await second.goto(`/beheer/rondes/${slug}/stembus`);
      expect(await second.textContent('main')).toContain('Getekend: 0 van de 2');
      await look(second);
      for (const trustee of ['Gemeente', 'Controleur'] as const) {
        const page = await as(PERSONAS[trustee]);
        const watch = watchLeaks(page);
        await sign(page, slug, codeOf(trustee));
        await look(page);
        await expectNothingLeft(page, watch, [codeOf(trustee)]);
      }
    },
  };
}

/** From an empty site to a ballot box that is open, each step by who it belongs to. @returns the voting codes */
async function playUntilBallot(everybody: Company, keys: KeyHolders, slug: string, title: string) {
  const { as, look } = everybody;
  await publishRound(await as('wijkplatform'), { title, slug, threshold: 2 });
  const proposer = await as('initiatiefnemer');
  await writePlan(proposer, slug, GARDEN);
  await look(proposer);
  await submitPlan(proposer);
  await look(proposer);
  await sendInPlan(proposer, slug, BENCHES);
  await sendInPlan(await as('bewoner'), slug, BUMPS);
  for (const plan of [GARDEN, BENCHES, BUMPS]) {
    await supportPlan(await as('bewoner'), slug, plan.title);
    await supportPlan(await as('andere-wijk'), slug, plan.title);
  }
  await moveDays(await as('wijkplatform'), slug, DAYS_AT.check, 'De gemeente kan eerder beginnen met toetsen.');
  const official = await as('ambtenaar');
  await openCheck(official, slug, GARDEN.title);
  await look(official);
  await checkPlan(official, slug, GARDEN.title, {
    outcome: 'feasible',
    cost: '6.000',
    reason: 'De grond is van de gemeente.',
  });
  await checkPlan(official, slug, BENCHES.title, {
    outcome: 'feasibleWithChanges',
    cost: '5.000',
    reason: 'De bankjes krijgen een fundering.',
  });
  await checkPlan(official, slug, BUMPS.title, {
    outcome: 'notFeasible',
    cost: '',
    reason: 'Verkeer is een vaste taak van de gemeente.',
  });
  await moveDays(await as('wijkplatform'), slug, DAYS_AT.vote, 'Alle plannen zijn getoetst.');
  const codes = await makeCodes(await as('beheerder'), slug, ROLL);
  await keys.make(everybody, slug);
  await ask(await as('beheerder'), slug, 'Vraag om de stembus klaar te zetten');
  await keys.sign(everybody, slug);
  const second = await as('tweede-persoon');
  await openApproval(second, slug);
  await look(second);
  await second.setViewportSize(PHONE);
  await look(second);
  await approve(await as('tweede-persoon'), slug);
  return codes;
}

/** The pages of those who run a round, while its ballot box is open. */
async function expectStaffPagesAccessible({ as }: Company, slug: string) {
  const staffRound = `/beheer/rondes/${slug}`;
  const pages: readonly (readonly [persona: string, paths: readonly string[]])[] = [
    ['initiatiefnemer', ['/mijn-plannen', `/rondes/${slug}/plan-insturen`]],
    [
      'wijkplatform',
      ['/beheer', '/beheer/rondes/nieuw', '/beheer/rondes/nieuw?voorbeeld=klein-wijkbudget', staffRound],
    ],
    ['ambtenaar', [`${staffRound}/toetsen`]],
    ['beheerder', [`${staffRound}/kiezerslijst`, `${staffRound}/sleutel`, `${staffRound}/stembus`]],
    ['controleur', [`/sleutelhouder/${slug}`]],
  ];
  for (const [persona, paths] of pages) {
    const page = await as(persona);
    for (const path of paths) {
      await page.goto(path);
      await expectAccessible(page);
    }
  }
}

test('a whole round with everybody in it, from publishing to outcome', { timeout: 240_000 }, async () => {
  const slug = 'rondgang-2027';
  const everybody = company(true);
  const { as } = everybody;
  const shares = new Map<string, string>();
  const codes = await playUntilBallot(everybody, inTheBrowser(shares), slug, 'Rondgang door Parkwijk');
  expect([...codes.keys()].toSorted()).toEqual(['p1', 'p2', 'p3']);

  await expectStaffPagesAccessible(everybody, slug);

  const visitor = await browser.open();
  for (const path of ['', '/spelregels', '/plannen', '/uitslag', '/logboek', '/stembewijs', '/natellen']) {
    await visitor.goto(`/rondes/${slug}${path}`);
    await expectAccessible(visitor);
  }
  await openPlan(visitor, slug, BUMPS.title);
  expect(await visitor.textContent('main')).toContain('Verkeer is een vaste taak van de gemeente.');

  for (const [reference, birthYear, titles] of [
    ['p1', '1984', [GARDEN.title]],
    ['p2', '1991', [GARDEN.title]],
    ['p3', '1950', [BENCHES.title]],
  ] as const) {
    const voter = await browser.open({ viewport: PHONE });
    await collectPass(voter, slug, { code: codes.get(reference) ?? '', birthYear });
    await expectAccessible(voter);
    await choose(voter, titles);
    await cast(voter);
    await expectAccessible(voter);
  }

  await askEarlyClose(await as('beheerder'), slug, 'Iedereen op de lijst heeft gestemd.');
  await approve(await as('tweede-persoon'), slug);
  await giveBack(await as('wijkplatform'), slug, shares.get('Wijkplatform') ?? '', 'Teruggegeven: 1 van de 2');
  await expectAccessible(await as('wijkplatform'));
  await giveBack(await as('controleur'), slug, shares.get('Controleur') ?? '', 'Teruggegeven: 2 van de 2');
  await count(await as('beheerder'), slug);
  await expectAccessible(await as('beheerder'));
  await visitor.goto(`/rondes/${slug}/uitslag`);
  expect(await visitor.textContent('main'), 'nothing of the count before it is published').not.toContain(BENCHES.title);
  await ask(await as('beheerder'), slug, 'Vraag om de uitslag openbaar te maken');
  await approve(await as('tweede-persoon'), slug);

  await visitor.reload();
  const outcome = (await visitor.textContent('main')) ?? '';
  expect(outcome).toContain(GARDEN.title);
  expect(outcome).toContain(BENCHES.title);
  await expectAccessible(visitor);
  const file = await visitor.request.get(`/v1/rounds/${slug}/outcome.csv`);
  expect(await file.text()).toContain(GARDEN.title);

  await visitor.goto(`/rondes/${slug}/proces-verbaal`);
  const record = (await visitor.textContent('main')) ?? '';
  for (const part of [...Object.keys(PERSONAS), GARDEN.title]) expect(record).toContain(part);
  await expectAccessible(visitor);
  const pdf = await visitor.request.get(`/v1/rounds/${slug}/official-record.pdf`);
  expect((await pdf.body()).subarray(0, 4).toString()).toBe('%PDF');

  const auditor = await as('controleur');
  const bundle = await auditor.request.get(`/v1/rounds/${slug}/auditor-bundle.zip`);
  expect((await bundle.body()).subarray(0, 2).toString(), 'a zip').toBe('PK');
  await auditor.goto('/beheer/logboek');
  expect(await auditor.textContent('main')).toContain('De uitslag is openbaar');
  await expectAccessible(auditor);
});

test('the same round without JavaScript, up to the ballot', { timeout: 240_000 }, async () => {
  const slug = 'rondgang-zonder-script';
  await playUntilBallot(company(false), BY_API, slug, 'Rondgang zonder script');
  const visitor = await browser.open({ javaScriptEnabled: false });
  await visitor.goto(`/rondes/${slug}/stemmen`);
  const text = (await visitor.textContent('main')) ?? '';
  expect(text).toContain(GARDEN.title);
  expect(text).toContain(BENCHES.title);
  expect(text).not.toContain(BUMPS.title);
});
