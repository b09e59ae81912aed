// What a row of a list holds, and from where: names of columns and the SQL that fills them.

export const LISTS = ['acts', 'claims', 'actors'] as const;
export type List = (typeof LISTS)[number];

/** Joined to `wanted(id, place)`. */
export const TABLES: Readonly<Record<List, string>> = {
  acts: 'act a ON a.id = wanted.id LEFT JOIN event e ON e.id = a.id LEFT JOIN statement s ON s.id = a.id LEFT JOIN place p ON p.id = a.place_id',
  claims: `claim c ON c.id = wanted.id JOIN actor asserter ON asserter.id = c.asserted_by_id LEFT JOIN response_link k ON k.id = c.link_id
    LEFT JOIN act a ON a.id = coalesce(c.act_id, k.response_id) LEFT JOIN act t ON t.id = k.trigger_id`,
  actors: 'actor o ON o.id = wanted.id',
};

const slugs = (table: string, condition: string, order: string): string =>
  `ARRAY(SELECT o.slug FROM ${table} x JOIN actor o ON o.id = x.actor_id WHERE ${condition} ORDER BY ${order})`;
const inRoles = (...roles: string[]): string =>
  slugs('participation', `x.act_id = a.id AND x.role IN (${roles.map((role) => `'${role}'`).join(', ')})`, 'x.position');
const cited = (column: string, of: string): string =>
  `ARRAY(SELECT DISTINCT o.slug FROM citation x JOIN source o ON o.id = x.source_id WHERE x.${column} = ${of} ORDER BY o.slug)`;
const slugOf = (table: string, id: string): string => `(SELECT o.slug FROM ${table} o WHERE o.id = ${id})`;
const figures = (measure: string): Record<string, string> =>
  Object.fromEntries(['low', 'best', 'high'].map((bound) => [`${measure}_${bound}`, `c.${measure}_${bound}`]));

export const COLUMNS: Readonly<Record<List, Readonly<Record<string, string>>>> = {
  acts: {
    slug: 'a.slug',
    type: 'a.type::text',
    kinds: 'coalesce(s.kinds::text[], ARRAY[e.kind::text])',
    mode: 'e.mode::text',
    realis: 'e.realis::text',
    title: 'a.title',
    summary: 'a.summary',
    earliest: 'a.earliest',
    latest: 'a.latest',
    ended: 'a.ended',
    precision: 'a.precision::text',
    zone: 'a.zone',
    place: 'p.name',
    country: 'p.country',
    latitude: 'p.latitude',
    longitude: 'p.longitude',
    hostility: 'a.hostility',
    by: inRoles('PERPETRATOR', 'SPEAKER', 'PARTICIPANT'),
    against: inRoles('TARGET', 'VICTIM'),
    sources: cited('act_id', 'a.id'),
  },
  claims: {
    id: 'c.id::text',
    subject: 'c.subject::text',
    act: 'a.slug',
    trigger: 't.slug',
    affiliation: `(SELECT subject.slug || ' ' || f.kind || ' ' || object.slug FROM affiliation f JOIN actor subject ON subject.id = f.subject_id
      JOIN actor object ON object.id = f.object_id WHERE f.id = c.affiliation_id)`,
    asserted_by: 'asserter.slug',
    on_behalf_of: slugs('claim_on_behalf', 'x.claim_id = c.id', 'o.slug'),
    stance: 'c.stance::text',
    kind: 'c.kind::text',
    basis: 'c.basis::text',
    strength: 'c.strength::text',
    blamed: slugOf('actor', 'c.blamed_id'),
    role: 'c.role::text',
    attribution_type: 'c.attribution_type::text',
    side: slugOf('actor', 'c.side_id'),
    category: 'c.category',
    ...figures('killed'),
    ...figures('injured'),
    ...figures('missing'),
    what: 'c.what',
    ...figures('count'),
    said_earliest: 'c.said_earliest',
    said_latest: 'c.said_latest',
    statement: slugOf('act', 'c.statement_id'),
    confidence: 'c.confidence',
    confidence_words: 'c.confidence_words',
    recorded: 'c.recorded_at',
    sources: cited('claim_id', 'c.id'),
    quotes: 'ARRAY(SELECT x.quote FROM citation x WHERE x.claim_id = c.id AND x.quote IS NOT NULL ORDER BY x.position)',
  },
  actors: {
    slug: 'o.slug',
    name: 'o.name',
    kind: 'o.kind::text',
    aliases: 'o.aliases',
    country: 'o.country',
    wikidata: 'o.wikidata_id',
    description: 'o.description',
    affiliations: `ARRAY(SELECT DISTINCT f.kind || ' ' || object.slug FROM affiliation f JOIN actor object ON object.id = f.object_id
      WHERE f.subject_id = o.id AND EXISTS (SELECT FROM claim c WHERE c.affiliation_id = f.id AND c.stance = 'ASSERTS'
        AND c.status = 'ACCEPTED' AND c.retracted_at IS NULL) ORDER BY 1)`,
  },
};
