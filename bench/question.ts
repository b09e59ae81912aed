// What is asked of the servers: the same chain in the words of each, and the other questions of the API.

/** Ten fields of an act, whoever took part by name, and the links with what their leading claim says. */
const CHAIN_PARTS = `
  acts { depth act { __typename slug title summary version hostility occurred { earliest latest precision zone } participations { role actor { name } } } }
  links { kind basis confidence disputed trigger { slug } response { slug } }`;

export interface ChainQuestion {
  readonly slug: string;
  readonly acts: number;
  readonly depth: number;
  readonly asToldBy: string | null;
  readonly minConfidence: number | null;
}

export const chainQuestion = (slug: string, acts: number, rest: Partial<ChainQuestion> = {}): ChainQuestion => ({
  slug,
  acts,
  depth: 50,
  asToldBy: null,
  minConfidence: null,
  ...rest,
});

const CHAIN = `query Chain($slug: String!, $acts: Int!, $depth: Int!, $lens: LensInput) {
  act(by: { slug: $slug }) { consequences(depth: $depth, budget: { acts: $acts }, lens: $lens) {${CHAIN_PARTS} } }
}`;

export const chainForCasus = ({ slug, acts, depth, asToldBy, minConfidence }: ChainQuestion): object => ({
  query: CHAIN,
  variables: {
    slug,
    acts,
    depth,
    lens:
      asToldBy === null && minConfidence === null
        ? null
        : { ...(asToldBy === null ? {} : { asToldBy: [{ slug: asToldBy }] }), minConfidence },
  },
});

/** Acts with their participants, and at each act its links to what it answers, whether or not that is in the chain. */
export const chainForPostgraphile = ({ slug, acts, depth }: ChainQuestion): object => ({
  query: `query Chain($slug: String!, $acts: Int!, $depth: Int!) {
    benchActChain(rootSlug: $slug, mostActs: $acts, mostDepth: $depth) { nodes {
      type slug title summary version hostility earliest latest precision zone
      participationsByActId(orderBy: POSITION_ASC) { nodes { role actorByActorId { name } } }
      responseLinksByResponseId { nodes { disputed leading { kind basis confidence } actByTriggerId { slug } } }
    } }
  }`,
  variables: { slug, acts, depth },
});

const NESTED_ACT = `type slug title summary version hostility earliest latest precision zone participations { role actor { name } }`;
const nest = (depth: number): string =>
  depth === 0 ? NESTED_ACT : `${NESTED_ACT} responses { claims { stance kind basis confidence } response { ${nest(depth - 1)} } }`;
export const NESTED_DEPTH = 5;

export const chainForNested = (slug: string): object => ({
  query: `query Chain($slug: String!) { act(slug: $slug) { ${nest(NESTED_DEPTH)} } }`,
  variables: { slug },
});

const ACT_FIELDS = 'slug title occurred { label } hostility participations { role actor { name } }';

/** The other questions, each as GraphQL and the variables that it needs. */
export const QUESTIONS = {
  act: `query Act($slug: String!) { act(by: { slug: $slug }) { ${ACT_FIELDS} summary place { name } citations { quote source { title } } } }`,
  actors: `query Doers($slug: String!) { act(by: { slug: $slug }) { participations { actor { slug } } } }`,
  acts: `query Acts($actor: String!, $after: String) {
    acts(filter: { hostilityAtLeast: 3, actor: { by: { slug: $actor } } }, orderBy: { field: HOSTILITY, direction: DESC }, first: 50, after: $after) {
      pageInfo { endCursor } nodes { ${ACT_FIELDS} } } }`,
  search: `query Search($text: String!) { search(text: $text, first: 20) { nodes { ... on Act { ${ACT_FIELDS} } ... on Actor { name } } } }`,
  paths: `query Paths($from: String!, $to: String!) {
    paths(from: { slug: $from }, to: { slug: $to }) { exhausted paths { length acts { slug title } } } }`,
  compare: `query Compare($slug: String!, $a: String!, $b: String!) {
    compareAccounts(root: { slug: $slug }, a: { asToldBy: [{ slug: $a }] }, b: { asToldBy: [{ slug: $b }] }) {
      shared { link { id } } contested { link { id } } onlyA { kind } onlyB { kind } forkPoints { slug } agreement { share } } }`,
  line: `query Line($from: [ActBy!]!) {
    chain(from: $from, direction: CONSEQUENCES, depth: 50) { acts { depth act { ${ACT_FIELDS} } } links { kind basis } frontier { act { slug } } } }`,
} as const;
