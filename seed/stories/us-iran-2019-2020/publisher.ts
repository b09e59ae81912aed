// Those who published what this story was read in. Some of them also assert what no one else is named for.
import type { StoryActor } from '../../story.ts';

function newspaper(slug: string, name: string, country?: string): StoryActor {
  return { slug, name, kind: 'NEWS_ORGANIZATION', ...(country === undefined ? {} : { country }) };
}

export const publishers: StoryActor[] = [
  { ...newspaper('the-guardian', 'The Guardian', 'GB'), wikidataId: 'Q11148' },
  newspaper('associated-press', 'Associated Press', 'US'),
  newspaper('baltic-word', 'Baltic Word'),
  newspaper('boston-herald', 'Boston Herald', 'US'),
  newspaper('cbs-news', 'CBS News', 'US'),
  newspaper('daily-caller', 'The Daily Caller', 'US'),
  newspaper('defpost', 'DefPost'),
  newspaper('inquisitr', 'Inquisitr'),
  newspaper('islam-times', 'Islam Times'),
  newspaper('los-angeles-times', 'Los Angeles Times', 'US'),
  newspaper('mash-viral', 'Mash Viral'),
  newspaper('news-opi', 'NewsOpi'),
  newspaper('politico', 'Politico', 'US'),
  newspaper('post-guam', 'The Guam Daily Post', 'GU'),
  newspaper('republic-world', 'Republic World', 'IN'),
  newspaper('sofrep', 'SOFREP', 'US'),
  newspaper('sputnik', 'Sputnik', 'RU'),
  newspaper('taipei-times', 'Taipei Times', 'TW'),
  newspaper('the-daily-beast', 'The Daily Beast', 'US'),
  newspaper('the-epoch-times', 'The Epoch Times', 'US'),
  newspaper('the-hill', 'The Hill', 'US'),
  newspaper('the-news-international', 'The News International', 'PK'),
  newspaper('the-times', 'The Times', 'GB'),
  newspaper('the-war-zone', 'The War Zone', 'US'),
  newspaper('urdu-point', 'UrduPoint', 'PK'),
  { slug: 'airwars', name: 'Airwars', kind: 'OTHER', country: 'GB', description: 'Counts civilian harm from air strikes.' },
  {
    slug: 'csis',
    name: 'Center for Strategic and International Studies',
    kind: 'OTHER',
    country: 'US',
    aliases: ['CSIS', 'Missile Threat'],
  },
  { slug: 'dagoberto-bellucci-blog', name: 'Dagoberto Bellucci (blog)', kind: 'OTHER' },
  { slug: 'jangan-permisi-blog', name: 'Jangan Permisi (blog)', kind: 'OTHER' },
  { slug: 'just-security', name: 'Just Security', kind: 'OTHER', country: 'US', description: 'Law journal at New York University.' },
  { slug: 'sullo-law', name: 'Sullo & Sullo', kind: 'OTHER', country: 'US', description: 'Law firm that seeks injured troops as clients.' },
  { slug: 'wikipedia', name: 'Wikipedia', kind: 'OTHER' },
];
