// Who acts, speaks and tells in July 1914: the states, those who held their offices, the conspirators, and the later historians.
import type { StoryActor } from '../../story.ts';

const states: StoryActor[] = [
  {
    slug: 'austria-hungary',
    name: 'Austria-Hungary',
    kind: 'STATE',
    aliases: ['Austro-Hungarian Empire', 'Dual Monarchy'],
    wikidataId: 'Q28513',
  },
  { slug: 'serbia', name: 'Serbia', kind: 'STATE', aliases: ['Kingdom of Serbia', 'Servia'], country: 'RS' },
  { slug: 'germany', name: 'Germany', kind: 'STATE', aliases: ['German Empire'], country: 'DE' },
  { slug: 'russia', name: 'Russia', kind: 'STATE', aliases: ['Russian Empire'], country: 'RU' },
  { slug: 'france', name: 'France', kind: 'STATE', aliases: ['French Republic'], country: 'FR' },
  { slug: 'united-kingdom', name: 'United Kingdom', kind: 'STATE', aliases: ['Great Britain'], country: 'GB' },
  { slug: 'belgium', name: 'Belgium', kind: 'STATE', aliases: ['Kingdom of Belgium'], country: 'BE' },
  { slug: 'luxembourg', name: 'Luxembourg', kind: 'STATE', aliases: ['Grand Duchy of Luxemburg'], country: 'LU' },
  { slug: 'italy', name: 'Italy', kind: 'STATE', aliases: ['Kingdom of Italy'], country: 'IT' },
];

const officeHolders: StoryActor[] = [
  { slug: 'franz-joseph', name: 'Franz Joseph I', kind: 'PERSON', aliases: ['Francis Joseph'], wikidataId: 'Q51056' },
  { slug: 'franz-ferdinand', name: 'Archduke Franz Ferdinand', kind: 'PERSON', aliases: ['Francis Ferdinand'], wikidataId: 'Q43063' },
  { slug: 'sophie-hohenberg', name: 'Sophie, Duchess of Hohenberg', kind: 'PERSON', aliases: ['Sophie Chotek'] },
  { slug: 'leopold-berchtold', name: 'Leopold Berchtold', kind: 'PERSON', aliases: ['Count Berchtold'] },
  { slug: 'nikola-pasic', name: 'Nikola Pašić', kind: 'PERSON', aliases: ['Pashitch', 'Pachitch'] },
  { slug: 'wilhelm-ii', name: 'Wilhelm II', kind: 'PERSON', aliases: ['William II', 'the Kaiser'], wikidataId: 'Q2677' },
  { slug: 'bethmann-hollweg', name: 'Theobald von Bethmann Hollweg', kind: 'PERSON' },
  { slug: 'gottlieb-von-jagow', name: 'Gottlieb von Jagow', kind: 'PERSON' },
  { slug: 'friedrich-pourtales', name: 'Friedrich von Pourtalès', kind: 'PERSON' },
  { slug: 'wilhelm-von-schoen', name: 'Wilhelm von Schoen', kind: 'PERSON' },
  { slug: 'nicholas-ii', name: 'Nicholas II', kind: 'PERSON', aliases: ['the Tsar'], wikidataId: 'Q40787' },
  { slug: 'sergey-sazonov', name: 'Sergey Sazonov', kind: 'PERSON', aliases: ['Sazonof', 'Sazonow'] },
  { slug: 'raymond-poincare', name: 'Raymond Poincaré', kind: 'PERSON' },
  { slug: 'rene-viviani', name: 'René Viviani', kind: 'PERSON' },
  { slug: 'edward-grey', name: 'Sir Edward Grey', kind: 'PERSON', aliases: ['Viscount Grey of Fallodon'] },
  { slug: 'julien-davignon', name: 'Julien Davignon', kind: 'PERSON' },
];

const conspirators: StoryActor[] = [
  { slug: 'gavrilo-princip', name: 'Gavrilo Princip', kind: 'PERSON' },
  { slug: 'young-bosnia', name: 'Young Bosnia', kind: 'ARMED_GROUP', aliases: ['Mlada Bosna'] },
  { slug: 'black-hand', name: 'Black Hand', kind: 'ARMED_GROUP', aliases: ['Unification or Death', 'Ujedinjenje ili smrt'] },
  {
    slug: 'narodna-odbrana',
    name: 'Narodna Odbrana',
    kind: 'OTHER',
    aliases: ['National Defence'],
    description: 'A Serbian society for propaganda and volunteers.',
  },
  { slug: 'dragutin-dimitrijevic', name: 'Dragutin Dimitrijević', kind: 'PERSON', aliases: ['Apis'] },
  { slug: 'vojislav-tankosic', name: 'Vojislav Tankosić', kind: 'PERSON', aliases: ['Voja Tankositch', 'Tankosic'] },
  { slug: 'milan-ciganovic', name: 'Milan Ciganović', kind: 'PERSON', aliases: ['Ciganovitch'] },
];

const bodies: StoryActor[] = [
  { slug: 'prussian-legation-munich', name: 'Prussian Legation in Munich', kind: 'GOVERNMENT_BODY', country: 'DE' },
  { slug: 'city-of-nuremberg', name: 'City of Nuremberg', kind: 'GOVERNMENT_BODY', aliases: ['Nuremberg municipality'], country: 'DE' },
  {
    slug: 'unidentified-airmen-1914',
    name: 'Unidentified airmen',
    kind: 'UNKNOWN',
    description: 'Those said to have bombed the railways near Nuremberg on 2 August 1914.',
  },
  {
    slug: 'commission-on-responsibility-1919',
    name: 'Commission on the Responsibility of the Authors of the War',
    kind: 'INTERNATIONAL_ORGANIZATION',
    description: 'Set up by the Paris Peace Conference on 25 January 1919; its members were named by the victors.',
  },
  { slug: 'allied-and-associated-powers', name: 'Allied and Associated Powers', kind: 'COALITION', aliases: ['Entente'] },
];

const historians: StoryActor[] = [
  {
    slug: 'karl-kautsky',
    name: 'Karl Kautsky',
    kind: 'PERSON',
    description: 'Socialist who sifted the German Foreign Office archive after the revolution.',
  },
  {
    slug: 'robert-seton-watson',
    name: 'Robert William Seton-Watson',
    kind: 'PERSON',
    description: 'Historian of central Europe and the Balkans.',
  },
  {
    slug: 'harry-elmer-barnes',
    name: 'Harry Elmer Barnes',
    kind: 'PERSON',
    description: 'American writer, the most outspoken critic of the war-guilt clause.',
  },
  {
    slug: 'sidney-fay',
    name: 'Sidney Bradshaw Fay',
    kind: 'PERSON',
    description: 'American historian, who held the responsibility to be divided.',
  },
  {
    slug: 'luigi-albertini',
    name: 'Luigi Albertini',
    kind: 'PERSON',
    description: 'Italian journalist and historian; his work appeared after his death.',
  },
  {
    slug: 'fritz-fischer',
    name: 'Fritz Fischer',
    kind: 'PERSON',
    description: 'German historian, whose book of 1961 opened the question anew.',
  },
  { slug: 'christopher-clark', name: 'Christopher Clark', kind: 'PERSON', description: 'Australian historian at Cambridge.' },
];

export const actors: StoryActor[] = [...states, ...officeHolders, ...conspirators, ...bodies, ...historians];
