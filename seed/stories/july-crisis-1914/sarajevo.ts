// Who stood behind the murders of Sarajevo, as it was said in 1914 and since: the note of 23 July named one Serbian society, the historians
// name another.
import type { StoryAttribution } from '../../story.ts';

const theNote = { assertedBy: 'austria-hungary', statement: 'austrian-ultimatum-1914-07-23', type: 'OFFICIAL' } as const;
const theNoteCited = [{ source: 'serbian-blue-book-1914', locator: 'No. 32' }];

const byHistorian = (assertedBy: string, source: string): StoryAttribution[] => [
  { assertedBy, blamed: 'black-hand', role: 'SUPPORTER', type: 'ANALYST', citations: [{ source }] },
  { assertedBy, blamed: 'dragutin-dimitrijevic', role: 'AUTHORIZER', type: 'ANALYST', citations: [{ source }] },
];

export const sarajevoAttributions: StoryAttribution[] = [
  { ...theNote, blamed: 'narodna-odbrana', role: 'SUPPORTER', citations: theNoteCited },
  { ...theNote, blamed: 'vojislav-tankosic', role: 'SUPPORTER', citations: theNoteCited },
  { ...theNote, blamed: 'milan-ciganovic', role: 'SUPPORTER', citations: theNoteCited },
  { ...theNote, blamed: 'serbia', role: 'SUPPORTER', confidenceWords: 'culpable tolerance', citations: theNoteCited },
  {
    assertedBy: 'serbia',
    stance: 'DENIES',
    statement: 'serbian-reply-1914-07-25',
    blamed: 'serbia',
    role: 'SUPPORTER',
    type: 'OFFICIAL',
    citations: [{ source: 'serbian-blue-book-1914', locator: 'No. 39' }],
  },
  { assertedBy: 'germany', blamed: 'serbia', role: 'SUPPORTER', type: 'OFFICIAL', citations: [{ source: 'german-white-book-1914' }] },
  {
    // His statement to the court at Salonika that condemned him, made public by the historians.
    assertedBy: 'dragutin-dimitrijevic',
    assertedAt: { earliest: '1917-01-01', latest: '1917-12-31', precision: 'YEAR' },
    blamed: 'dragutin-dimitrijevic',
    role: 'AUTHORIZER',
    type: 'SELF',
    citations: [{ source: 'albertini-origini-1942' }, { source: 'clark-sleepwalkers-2012' }],
  },
  ...byHistorian('sidney-fay', 'fay-origins-1928'),
  ...byHistorian('luigi-albertini', 'albertini-origini-1942'),
  ...byHistorian('christopher-clark', 'clark-sleepwalkers-2012'),
];
