/** The ids a person is chosen by, in the order of the login page. */
export const PERSONA_IDS = [
  'bewoner',
  'initiatiefnemer',
  'jonge-bewoner',
  'andere-wijk',
  'buiten-haarlem',
  'wijkplatform',
  'ambtenaar',
  'beheerder',
  'tweede-persoon',
  'controleur',
] as const;
export type PersonaId = (typeof PERSONA_IDS)[number];

/** The roles the API knows; the demo seed grants them, the provider never sends them along. */
export type PersonaRole = 'wijkplatform' | 'official' | 'administrator' | 'approver' | 'auditor';

/** A role that the demo seed gives, and the area it holds in. */
export interface PersonaGrant {
  readonly role: PersonaRole;
  readonly areaCode: string;
}

/** An invented person. Staff sign in with a work account, which tells no residence and no date of birth. */
export interface Persona {
  readonly id: PersonaId;
  /** The subject in the id token; the demo seed finds the account by it. */
  readonly sub: `demo-${PersonaId}`;
  readonly name: string;
  /** What this person is in the demo, in Dutch. */
  readonly label: string;
  /** One Dutch line: what this person can do. */
  readonly description: string;
  readonly email: string;
  /** YYYY-MM-DD */
  readonly birthDate: string | null;
  readonly buurtCode: string | null;
  readonly wijkCode: string | null;
  readonly gemeenteCode: string | null;
  readonly organisation: string | null;
  readonly grants: readonly PersonaGrant[];
}

type Character = Omit<Persona, 'id' | 'sub' | 'email'>;
type Residence = Pick<Persona, 'buurtCode' | 'wijkCode' | 'gemeenteCode'>;

const HAARLEM = 'GM0392';
const PARKWIJK = 'WK039209';
const GEMEENTE_ORGANISATION = 'Gemeente Haarlem (voorbeeld)';

const KUNSTSCHILDERSBUURT: Residence = { buurtCode: 'BU03920904', wijkCode: PARKWIJK, gemeenteCode: HAARLEM };
const ARCHITECTENBUURT: Residence = { buurtCode: 'BU03920901', wijkCode: PARKWIJK, gemeenteCode: HAARLEM };
const ZUIDERPOLDER_NOORD: Residence = { buurtCode: 'BU03920902', wijkCode: PARKWIJK, gemeenteCode: HAARLEM };
const LANDENBUURT: Residence = { buurtCode: 'BU03921804', wijkCode: 'WK039218', gemeenteCode: HAARLEM };
/** Heemstede is real, this wijk and buurt are not: they must stay unknown to the areas of Haarlem. */
const OUTSIDE_HAARLEM: Residence = { buurtCode: 'BU03979999', wijkCode: 'WK039799', gemeenteCode: 'GM0397' };
const UNKNOWN_RESIDENCE: Residence = { buurtCode: null, wijkCode: null, gemeenteCode: null };

/**
 * The date of birth of somebody who turned 11 a week before `today`, and so stays 11 for most of a year.
 * Fixed dates would make the child old enough to vote after a while.
 */
export function birthDateOfChild(today: Date): string {
  const born = new Date(Date.UTC(today.getUTCFullYear() - 11, today.getUTCMonth(), today.getUTCDate() - 7));
  return born.toISOString().slice(0, 10);
}

const RESIDENTS = {
  bewoner: {
    name: 'Fatma Voorbeeld',
    label: 'Bewoner',
    description: 'Woont in Parkwijk. Kan plannen insturen, plannen steunen en stemmen.',
    birthDate: '1984-04-12',
    ...KUNSTSCHILDERSBUURT,
    organisation: null,
    grants: [],
  },
  initiatiefnemer: {
    name: 'Joris Verzonnen',
    label: 'Initiatiefnemer',
    description: 'Woont in Parkwijk. Heeft zelf plannen ingestuurd en volgt die.',
    birthDate: '1991-09-30',
    ...ARCHITECTENBUURT,
    organisation: null,
    grants: [],
  },
  'jonge-bewoner': {
    name: 'Mila Nepnaam',
    label: 'Jonge bewoner',
    description: 'Woont in Parkwijk en is 11 jaar. Is nog te jong om te stemmen.',
    birthDate: birthDateOfChild(new Date()),
    ...KUNSTSCHILDERSBUURT,
    organisation: null,
    grants: [],
  },
  'andere-wijk': {
    name: 'Yara Fantasie',
    label: 'Bewoner van een andere wijk',
    description: 'Woont in Europawijk. Kan plannen steunen, maar in Parkwijk niet stemmen.',
    birthDate: '1976-01-23',
    ...LANDENBUURT,
    organisation: null,
    grants: [],
  },
  'buiten-haarlem': {
    name: 'Kees Denkbeeld',
    label: 'Iemand van buiten Haarlem',
    description: 'Woont in Heemstede. Kan een plan insturen, maar niet steunen of stemmen.',
    birthDate: '1969-06-05',
    ...OUTSIDE_HAARLEM,
    organisation: null,
    grants: [],
  },
} as const satisfies Partial<Record<PersonaId, Character>>;

const STAFF = {
  wijkplatform: {
    name: 'Ilse Proefpersoon',
    label: 'Wijkplatform',
    description: 'Woont in Parkwijk. Maakt namens het wijkplatform een ronde met spelregels.',
    birthDate: '1958-11-02',
    ...ZUIDERPOLDER_NOORD,
    organisation: 'Wijkplatform Parkwijk (voorbeeld)',
    grants: [{ role: 'wijkplatform', areaCode: PARKWIJK }],
  },
  ambtenaar: {
    name: 'Ruben Fictief',
    label: 'Ambtenaar',
    description: 'Bekijkt voor de gemeente of plannen haalbaar zijn.',
    birthDate: null,
    ...UNKNOWN_RESIDENCE,
    organisation: GEMEENTE_ORGANISATION,
    grants: [{ role: 'official', areaCode: HAARLEM }],
  },
  beheerder: {
    name: 'Sanne Schijnbaar',
    label: 'Beheerder',
    description: 'Beheert de kiezerslijst en stelt voor om de stembus te openen.',
    birthDate: null,
    ...UNKNOWN_RESIDENCE,
    organisation: GEMEENTE_ORGANISATION,
    grants: [{ role: 'administrator', areaCode: HAARLEM }],
  },
  'tweede-persoon': {
    name: 'Omar Bedacht',
    label: 'Tweede persoon (griffie)',
    description: 'Keurt goed wat de beheerder voorstelt. Werkt niet bij de gemeente zelf.',
    birthDate: null,
    ...UNKNOWN_RESIDENCE,
    organisation: 'Griffie Haarlem (voorbeeld)',
    grants: [{ role: 'approver', areaCode: HAARLEM }],
  },
  controleur: {
    name: 'Wies Testman',
    label: 'Controleur (rekenkamer)',
    description: 'Leest het logboek en controleert de uitslag. Kan niets veranderen.',
    birthDate: null,
    ...UNKNOWN_RESIDENCE,
    organisation: 'Rekenkamer Haarlem (voorbeeld)',
    grants: [{ role: 'auditor', areaCode: HAARLEM }],
  },
} as const satisfies Partial<Record<PersonaId, Character>>;

const CHARACTERS: Readonly<Record<PersonaId, Character>> = { ...RESIDENTS, ...STAFF };

/** Everybody that can sign in, in the order of the login page. */
export const PERSONAS: readonly Persona[] = PERSONA_IDS.map((id) => ({
  id,
  sub: `demo-${id}`,
  email: `${id}@wijkbegroting.example`,
  ...CHARACTERS[id],
}));

export function findPersona(id: string): Persona | undefined {
  return PERSONAS.find((persona) => persona.id === id);
}

export function findPersonaBySubject(sub: string): Persona | undefined {
  return PERSONAS.find((persona) => persona.sub === sub);
}
