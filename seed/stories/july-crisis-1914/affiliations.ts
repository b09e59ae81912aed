// Who held which office, who was allied with whom, and who stood behind the assassins, each as someone's claim. The documents cited bear out
// an office in the summer of 1914; its first and last days, given where they are beyond doubt, are the common record.
import type { StoryAffiliation, StoryClaim, StoryTime } from '../../story.ts';

const listed: StoryClaim = {
  assertedBy: 'united-kingdom',
  citations: [{ source: 'collected-diplomatic-documents-1915', locator: 'lists of principal persons mentioned in the correspondence' }],
};
const albertiniTells: StoryClaim = { assertedBy: 'luigi-albertini', citations: [{ source: 'albertini-origini-1942' }] };

const office =
  (claim: StoryClaim) =>
  (subject: string, object: string, title: string, from?: string, until?: string): StoryAffiliation => ({
    subject,
    kind: 'HOLDS_OFFICE_IN',
    object,
    title,
    ...(from === undefined ? {} : { from: { on: from } }),
    ...(until === undefined ? {} : { until: { on: until } }),
    claims: [claim],
  });
const minister = office(listed);
const head = office(albertiniTells);

const offices: StoryAffiliation[] = [
  head('franz-joseph', 'austria-hungary', 'Emperor of Austria and King of Hungary', '1848-12-02', '1916-11-21'),
  head('franz-ferdinand', 'austria-hungary', 'Heir to the throne; Inspector General of the armed forces', undefined, '1914-06-28'),
  head('wilhelm-ii', 'germany', 'German Emperor', '1888-06-15', '1918-11-09'),
  head('nicholas-ii', 'russia', 'Emperor of Russia', '1894-11-01', '1917-03-15'),
  head('raymond-poincare', 'france', 'President of the Republic', '1913-02-18', '1920-02-18'),
  minister('leopold-berchtold', 'austria-hungary', 'Foreign minister', '1912-02-17', '1915-01-13'),
  minister('nikola-pasic', 'serbia', 'Prime minister and foreign minister', '1912-09-12', '1918-12-01'),
  minister('bethmann-hollweg', 'germany', 'Imperial Chancellor', '1909-07-14', '1917-07-13'),
  minister('gottlieb-von-jagow', 'germany', 'Secretary of State for Foreign Affairs'),
  minister('friedrich-pourtales', 'germany', 'Ambassador in St Petersburg', undefined, '1914-08-02'),
  minister('wilhelm-von-schoen', 'germany', 'Ambassador in Paris', undefined, '1914-08-03'),
  minister('sergey-sazonov', 'russia', 'Foreign minister'),
  minister('rene-viviani', 'france', 'Prime minister, and foreign minister until 3 August 1914', '1914-06-13', '1915-10-29'),
  minister('edward-grey', 'united-kingdom', 'Secretary of State for Foreign Affairs', '1905-12-10', '1916-12-10'),
  minister('julien-davignon', 'belgium', 'Foreign minister'),
];

const fayTells: StoryClaim = { assertedBy: 'sidney-fay', citations: [{ source: 'fay-origins-1928' }] };

const alliance = (subject: string, object: string, title: string, on: string): StoryAffiliation => ({
  subject,
  kind: 'ALLIED_WITH',
  object,
  title,
  from: { on },
  claims: [fayTells],
});

const alliances: StoryAffiliation[] = [
  alliance('germany', 'austria-hungary', 'Dual Alliance', '1879-10-07'),
  alliance('austria-hungary', 'germany', 'Dual Alliance', '1879-10-07'),
  alliance('france', 'russia', 'Franco-Russian Alliance', '1894-01-04'),
  alliance('russia', 'france', 'Franco-Russian Alliance', '1894-01-04'),
];

const inJune: StoryTime = { on: '1914-06-28', zone: 'Europe/Sarajevo' };
const historiansTell: StoryClaim[] = [
  fayTells,
  albertiniTells,
  { assertedBy: 'christopher-clark', citations: [{ source: 'clark-sleepwalkers-2012' }] },
];

const conspiracy: StoryAffiliation[] = [
  { subject: 'gavrilo-princip', kind: 'MEMBER_OF', object: 'young-bosnia', until: inJune, claims: historiansTell },
  {
    subject: 'young-bosnia',
    kind: 'SUPPORTED_BY',
    object: 'black-hand',
    title: 'Pistols, bombs and a way over the border',
    claims: historiansTell,
  },
  { subject: 'dragutin-dimitrijevic', kind: 'LEADS', object: 'black-hand', claims: historiansTell },
  {
    subject: 'dragutin-dimitrijevic',
    kind: 'HOLDS_OFFICE_IN',
    object: 'serbia',
    title: 'Head of military intelligence',
    claims: historiansTell,
  },
  { subject: 'vojislav-tankosic', kind: 'MEMBER_OF', object: 'black-hand', claims: historiansTell },
  {
    subject: 'vojislav-tankosic',
    kind: 'HOLDS_OFFICE_IN',
    object: 'serbia',
    title: 'Major in the Serbian army',
    claims: [
      { assertedBy: 'austria-hungary', assertedAt: { on: '1914-07-23' }, citations: [{ source: 'austro-hungarian-red-book-1915' }] },
    ],
  },
];

const bodies: StoryAffiliation[] = [
  {
    subject: 'prussian-legation-munich',
    kind: 'PART_OF',
    object: 'germany',
    title: 'Reports to the Imperial Chancellor, who was also Prussian foreign minister',
    claims: [{ assertedBy: 'karl-kautsky', citations: [{ source: 'kautsky-guilt-1920' }] }],
  },
];

export const affiliations: StoryAffiliation[] = [...offices, ...alliances, ...conspiracy, ...bodies];
