// The address is the state: what is shown, through which lens, what is selected. Pure: text in, state out, and back.

export const VIEWS = ['picture', 'table', 'story', 'compare'] as const;
export type View = (typeof VIEWS)[number];
export const DIRECTIONS = ['BOTH', 'CAUSES', 'CONSEQUENCES'] as const;

export interface Address {
  readonly page: 'front' | 'case' | 'act';
  /** Of the case or the act; empty on the front page. */
  readonly slug: string;
  /** Null: the page's own choice, which on a narrow screen is the story. */
  readonly view: View | null;
  readonly axis: 'time' | 'steps';
  readonly lanes: 'blocs' | 'actors';
  /** Blocs that are shown actor by actor, by slug. */
  readonly apart: readonly string[];
  /** Acts around which more is shown, by slug. */
  readonly opened: readonly string[];
  readonly direction: (typeof DIRECTIONS)[number];
  readonly depth: number | null;
  /** How many acts at most, where the reader asked for more than at first. */
  readonly most: number | null;
  /** Slugs of those whose account it is. */
  readonly told: readonly string[];
  /** The other account of a comparison. */
  readonly against: string | null;
  /** The act whose causes are compared, by slug. */
  readonly root: string | null;
  /** A day, 2020-03-12: only what had been said by its end. */
  readonly until: string | null;
  readonly bases: readonly string[];
  readonly firm: number | null;
  readonly disputed: 'INCLUDE' | 'EXCLUDE' | 'ONLY';
  /** Days between which acts are shown. */
  readonly from: string | null;
  readonly to: string | null;
  /** Lanes that are shown, by slug; all where none is named. */
  readonly actors: readonly string[];
  readonly kinds: readonly string[];
  /** The act that is looked at. */
  readonly act: string | null;
  /** At most two acts, whose paths are shown. */
  readonly pins: readonly string[];
  /** What the table is sorted by; `-` before it for the other way. */
  readonly sort: string | null;
  /** What is looked for on the front page. */
  readonly text: string;
}

const FRONT: Address = {
  page: 'front',
  slug: '',
  view: null,
  axis: 'time',
  lanes: 'blocs',
  apart: [],
  opened: [],
  direction: 'BOTH',
  depth: null,
  most: null,
  told: [],
  against: null,
  root: null,
  until: null,
  bases: [],
  firm: null,
  disputed: 'INCLUDE',
  from: null,
  to: null,
  actors: [],
  kinds: [],
  act: null,
  pins: [],
  sort: null,
  text: '',
};

/** The most that the API walks. */
const MOST_ACTS = 1000;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const SLUG = /^[a-z0-9-]{1,120}$/;

/** What cannot be read is left at its default: an old or a hand-made link still opens. */
export function readAddress(path: string, search: string): Address {
  const [, folder, slug = ''] = path.split('/');
  const page = folder === 'cases' && slug ? 'case' : folder === 'acts' && slug ? 'act' : 'front';
  const given = new URLSearchParams(search);
  const list = (name: string, form = SLUG) => [...new Set((given.get(name) ?? '').split(',').filter((item) => form.test(item)))];
  const one = <Word extends string>(name: string, words: readonly Word[]) => words.find((word) => word.toLowerCase() === given.get(name));
  const day = (name: string) =>
    DAY.test(given.get(name) ?? '') && !Number.isNaN(Date.parse(given.get(name) ?? '')) ? given.get(name) : null;
  const whole = (name: string, most: number) => {
    const number = Number(given.get(name) ?? Number.NaN);
    return Number.isInteger(number) && number >= 0 && number <= most ? number : null;
  };
  return {
    page,
    slug: page === 'front' ? '' : decodeURIComponent(slug),
    view: one('view', VIEWS) ?? null,
    axis: one('axis', ['time', 'steps']) ?? 'time',
    lanes: one('lanes', ['blocs', 'actors']) ?? 'blocs',
    apart: list('apart'),
    opened: list('open'),
    direction: one('direction', DIRECTIONS) ?? 'BOTH',
    depth: whole('depth', 50) || null,
    most: whole('most', MOST_ACTS) || null,
    told: list('told'),
    against: list('against')[0] ?? null,
    root: list('root')[0] ?? null,
    until: day('until'),
    bases: list('bases', /^[A-Z_]{1,40}$/),
    firm: whole('firm', 100),
    disputed: one('disputed', ['INCLUDE', 'EXCLUDE', 'ONLY']) ?? 'INCLUDE',
    from: day('from'),
    to: day('to'),
    actors: list('actors'),
    kinds: list('kinds', /^[A-Z_]{1,40}$/),
    act: list('act')[0] ?? null,
    pins: list('pins').slice(0, 2),
    sort: list('sort', /^-?[a-z]{1,20}$/)[0] ?? null,
    text: given.get('q') ?? '',
  };
}

/** The path and query of a state; what is at its default is left out. */
export function writeAddress(address: Address): string {
  const { page, slug, opened, text, ...rest } = address;
  const words = Object.entries({ q: text, open: opened, ...rest }).flatMap(([name, value]): [string, string][] => {
    const normal = FRONT[(name === 'open' ? 'opened' : name === 'q' ? 'text' : name) as keyof Address];
    if (value === null || String(value) === String(normal ?? '')) return [];
    const isWord = ['direction', 'disputed'].includes(name);
    return [[name, Array.isArray(value) ? value.join(',') : isWord ? String(value).toLowerCase() : String(value)]];
  });
  const query = new URLSearchParams(words).toString().replaceAll('%2C', ',');
  const path = page === 'front' ? '/' : `/${page === 'case' ? 'cases' : 'acts'}/${encodeURIComponent(slug)}`;
  return query ? `${path}?${query}` : path;
}

/** Another page, with nothing of the last one kept. */
export const pageAddress = (page: Address['page'], slug = '', text = ''): Address => ({ ...FRONT, page, slug, text });

/** The lens that the address asks for, as the API takes it. */
export function lensOf({ told, until, bases, firm, disputed }: Address) {
  return {
    ...(told.length > 0 ? { asToldBy: told.map((slug) => ({ slug })) } : {}),
    ...(until ? { saidUntil: `${until}T23:59:59.999Z` } : {}),
    ...(bases.length > 0 ? { bases } : {}),
    ...(firm === null ? {} : { minConfidence: firm }),
    ...(disputed === 'INCLUDE' ? {} : { disputed }),
  };
}
